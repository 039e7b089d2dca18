import { needsFile } from '../../plan/inherit/inherited.ts'
import type { CreateBuilder, Recorded } from '../../plan/plan.ts'
import { imageOption } from '../../values/driver-options.ts'
import type { Tools } from '../step.ts'

/** The default of buildkitd (moby/buildkit, util/appdefaults). Buildx puts its own file there. */
const path = '/etc/buildkit/buildkitd.toml'

/** A container that never starts. */
const containerOf = ({ labels }: Recorded<CreateBuilder>): string =>
  `berth-${labels['berth.token']}-configuration`

/**
 * The configuration in the image of the first node, which Buildx replaces if it gets another one. The image of
 * moby/buildkit has none.
 *
 * @returns an empty text if there is none, or if the daemon cannot look into the image
 */
export async function imageConfiguration(
  step: CreateBuilder,
  { connect, log }: Pick<Tools, 'connect' | 'log'>,
): Promise<string> {
  const image = imageOption(step.secret.settings[0]?.driverOptions ?? [])
  const [node] = step.nodes
  if (image === undefined || node === undefined || /^(?:docker\.io\/)?moby\/buildkit[:@]/.test(image))
    return ''
  const docker = connect(node.daemon.host, node.daemon.certificates)
  const name = containerOf(step)
  try {
    await docker.createContainer({ name, Image: image, Labels: { ...step.labels } })
    return (await docker.readContainerFile(name, path))?.toString() ?? ''
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log(`Could not look for ${path} in ${image}: ${reason}`)
    return ''
  } finally {
    await docker.removeContainer(name).catch(() => {})
  }
}

/** Removes the container that a killed step left. */
export async function removeImageConfiguration(
  step: Recorded<CreateBuilder>,
  { connect }: Pick<Tools, 'connect'>,
): Promise<void> {
  const [node] = step.nodes
  if (node && needsFile(step.inherited))
    await connect(node.daemon.host, node.daemon.certificates).removeContainer(containerOf(step))
}
