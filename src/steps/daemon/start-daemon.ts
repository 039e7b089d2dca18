import type { JobBind, LaunchDaemon, Privilege } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { refuseSharedVolume } from '../cache/refuse-shared-volume.ts'
import { engineError } from '../engine-error.ts'
import type { Tools } from '../step.ts'
import { presentBinds } from './present-binds.ts'
import { daemonSpecification } from './specification.ts'
import type { StagedCertificates } from './stage-certificates.ts'
import { refusalByEngine } from './tier-refused.ts'
import { prepareContainer } from './tiers/prepare-container.ts'

/**
 * Creates and starts the daemon's container. The engine cannot mount some directories of the job, such as those on a
 * user's FUSE filesystem or of another container. Directories that are not required are then left out, with a log line.
 *
 * @param privilege the tier that confines it
 * @param settingsFile the daemon.json, at a path that exists in the container
 * @throws TierRefused if the host daemon cannot start a container of this tier
 */
export async function startDaemon(
  step: LaunchDaemon,
  privilege: Privilege,
  settingsFile: string,
  host: Docker,
  certificates: StagedCertificates,
  tools: Pick<Tools, 'files' | 'log'>,
): Promise<void> {
  let binds = await presentBinds(step.binds, tools.files)
  for (;;) {
    try {
      await host.createContainer(
        daemonSpecification({ ...step, binds }, privilege, settingsFile, certificates),
      )
      await prepareContainer[privilege](step, host)
      for (const network of step.networks.slice(1)) await host.connectNetwork(network, step.container)
      if (step.dataRoot.kind === 'leased') await refuseSharedVolume(step.dataRoot.name, step, host)
      return await host.startContainer(step.container)
    } catch (error) {
      const refused = binds.find((bind) => isRefused(bind, error))
      if (!refused) throw refusalByEngine(privilege, error) ?? error
      tools.log(
        `Leaving out ${refused.destination}: the host daemon cannot mount it, so bind mounts below it are empty in the job daemon`,
      )
      binds = binds.filter((bind) => bind !== refused)
      await host.removeContainer(step.container)
    }
  }
}

/** Matches Docker's "bind source path does not exist: /home/a" and runc's `error mounting "/home/a" to rootfs at …`. */
function isRefused({ source, ifMissing }: JobBind, error: unknown): boolean {
  const message = engineError(error)?.message ?? ''
  const [, path] =
    /bind source path does not exist: (.+)|error mounting "(.+?)"/.exec(message)?.filter(Boolean) ?? []
  return ifMissing === 'leave-out' && path === source
}
