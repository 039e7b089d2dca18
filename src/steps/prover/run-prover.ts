import { ownerLabel } from '../../plan/job.ts'
import type { ProveContainer } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { mebibyte } from '../../values/quantity.ts'

/** The port in the container. Any will do, because no other process runs there. */
const innerPort = 7357
/** Seconds after which the prover exits, and the engine removes its container. */
const lifetime = 20

/** Imports the prover's image. Its labels identify it even if the engine was killed before it set the tag. */
export async function importProver(
  { image, labels }: Pick<ProveContainer, 'image' | 'labels'>,
  program: string,
  docker: Docker,
): Promise<void> {
  const { proverArchive } = await import('./prover-archive.ts')
  const archive = await proverArchive(Buffer.from(program, 'base64'))
  const owner = `LABEL ${ownerLabel}=${labels[ownerLabel]} berth.token=${labels['berth.token']}`
  await docker.importImage(archive, image, ['ENTRYPOINT ["/prover"]', owner])
}

/**
 * Starts the prover with the workspace and no capabilities, on the default network with a published port, or on the host's.
 *
 * @param files the names in the workspace of the file to read and the file to write; null to mount nothing
 * @returns the port outside of the container; null if the engine reports none
 */
export async function startProver(
  step: ProveContainer,
  files: readonly [string, string] | null,
  docker: Docker,
): Promise<number | null> {
  const { name, image, labels, workspace, user, network } = step
  // The engine refuses a mount of type `bind` if its source does not exist. `-v` would create an empty directory.
  const mounts =
    workspace && files ? [{ Type: 'bind' as const, Source: workspace.source, Target: '/workspace' }] : []
  const paths = files?.map((file) => `/workspace/${file}`) ?? []
  const port = `${innerPort}/tcp`
  await docker.createContainer({
    name,
    Image: image,
    Cmd: ['serve', tokenOf(step), String(innerPort), String(lifetime), ...paths],
    Labels: { ...labels },
    User: user,
    ExposedPorts: { [port]: {} },
    HostConfig: {
      AutoRemove: true,
      CapDrop: ['ALL'],
      Memory: 64 * mebibyte,
      Mounts: mounts,
      PidsLimit: 16,
      ...(network === 'host' ? { NetworkMode: 'host' } : { PortBindings: { [port]: [{ HostPort: '' }] } }),
      ReadonlyRootfs: true,
      SecurityOpt: ['no-new-privileges'],
    },
  })
  await docker.startContainer(name)
  if (network === 'host') return innerPort
  const bindings = (await docker.inspectContainer(name))?.NetworkSettings.Ports[port]
  const published = Number(bindings?.[0]?.HostPort)
  return published > 0 ? published : null
}

/** The first line of the prover's output, which distinguishes it from other programs on the same port. */
export const tokenOf = ({ labels }: Pick<ProveContainer, 'labels'>): string => labels['berth.token'] ?? ''
