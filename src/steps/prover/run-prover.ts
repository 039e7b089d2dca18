import { ownerLabel } from '../../plan/job.ts'
import type { ProveContainer } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { mebibyte } from '../../values/quantity.ts'
import { proverArchive } from './prover-archive.ts'

/** The port in the container: any, for no other process is there. */
const innerPort = 7357
/** Seconds after which the prover ends by itself, and the engine removes its container. */
const lifetime = 20

/** Makes the image of the prover. By its labels it is known again even if the engine has not come to name it. */
export async function importProver(
  { image, labels }: Pick<ProveContainer, 'image' | 'labels'>,
  program: string,
  docker: Docker,
): Promise<void> {
  const archive = await proverArchive(Buffer.from(program, 'base64'))
  const owner = `LABEL ${ownerLabel}=${labels[ownerLabel]} berth.token=${labels['berth.token']}`
  await docker.importImage(archive, image, ['ENTRYPOINT ["/prover"]', owner])
}

/**
 * Starts the prover on the default network, with a published port and the workspace, and no right beyond these.
 *
 * @param files names in the workspace: of the file to read and of the file to write; null: nothing is mounted
 * @returns the port on the engine's machine; null if the engine says none
 */
export async function startProver(
  step: ProveContainer,
  files: readonly [string, string] | null,
  docker: Docker,
): Promise<number | null> {
  const { name, image, labels, workspace, user } = step
  // A bind of type `bind` is refused if the path is not there, whereas `-v` would make an empty directory.
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
      PortBindings: { [port]: [{ HostPort: '' }] },
      ReadonlyRootfs: true,
      SecurityOpt: ['no-new-privileges'],
    },
  })
  await docker.startContainer(name)
  const bindings = (await docker.inspectContainer(name))?.NetworkSettings.Ports[port]
  const published = Number(bindings?.[0]?.HostPort)
  return published > 0 ? published : null
}

/** What the prover says first, so that nobody else's words are taken for its own. */
export const tokenOf = ({ labels }: Pick<ProveContainer, 'labels'>): string => labels['berth.token'] ?? ''
