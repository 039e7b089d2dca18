import type { LaunchDaemon } from '../../../plan/plan.ts'
import type { Docker } from '../../../platform/docker.ts'
import { TierRefused } from '../tier-refused.ts'
import { rootlessContainer } from './rootless.ts'
import { type MapProgram, mapPrograms, rootlessFiles } from './rootless-files.ts'

/** Where distributions have newuidmap and newgidmap. */
const directories = ['/usr/bin', '/bin', '/usr/local/bin']

/**
 * Puts the files of a rootless daemon into its container, through the engine, which is root on its machine: the programs that
 * map user IDs with their file capabilities, the user and its subordinate IDs, the device of TUN, and the owner of the data
 * root. So neither the image nor a privileged helper has to provide them.
 *
 * @throws TierRefused if the image has no newuidmap or newgidmap
 */
export async function prepareRootless(step: LaunchDaemon, host: Docker): Promise<void> {
  const { user } = rootlessContainer(step)
  if (user === undefined) return
  const passwd = await host.readContainerFile(step.container, '/etc/passwd')
  const programs: MapProgram[] = []
  for (const { name } of mapPrograms) programs.push(await programIn(step, name, host))
  const archive = await rootlessFiles(user, passwd?.toString() ?? '', programs)
  await host.putArchive(step.container, '/', archive)
}

async function programIn(
  { container, image }: LaunchDaemon,
  name: string,
  host: Docker,
): Promise<MapProgram> {
  for (const directory of directories) {
    const path = `${directory}/${name}`
    const bytes = await host.readContainerFile(container, path)
    if (bytes !== null) return { path, bytes }
  }
  throw new TierRefused(
    `The image ${image} contains no ${name}. Set \`dind-image\` to an image for rootless daemons, such as ` +
      'docker:29.7.2-dind-rootless.',
  )
}
