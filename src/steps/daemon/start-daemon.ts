import type { JobBind, LaunchDaemon } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { engineError } from '../engine-error.ts'
import type { Tools } from '../step.ts'
import { presentBinds } from './present-binds.ts'
import { daemonSpecification } from './specification.ts'

/**
 * Creates and starts the daemon's container. A directory that the job has and the engine cannot mount (it is of another
 * container, or a file system of the user alone) is left out if the job can do without it, and the log says so.
 *
 * @param settingsFile the daemon.json, at a path that the container sees
 */
export async function startDaemon(
  step: LaunchDaemon,
  settingsFile: string,
  host: Docker,
  tools: Pick<Tools, 'files' | 'environment' | 'log'>,
): Promise<void> {
  let binds = await presentBinds(step.binds, tools.files)
  for (;;) {
    try {
      await host.createContainer(daemonSpecification({ ...step, binds }, settingsFile, tools.environment))
      for (const network of step.networks.slice(1)) await host.connectNetwork(network, step.container)
      return await host.startContainer(step.container)
    } catch (error) {
      const refused = binds.find((bind) => isRefused(bind, error))
      if (!refused) throw error
      tools.log(
        `The engine cannot mount ${refused.destination}: volumes of paths below it are empty in the job daemon`,
      )
      binds = binds.filter((bind) => bind !== refused)
      await host.removeContainer(step.container)
    }
  }
}

/** Docker: "bind source path does not exist: /home/a"; runc: `error mounting "/home/a" to rootfs at …`. */
function isRefused({ source, ifMissing }: JobBind, error: unknown): boolean {
  const message = engineError(error)?.message ?? ''
  const [, path] =
    /bind source path does not exist: (.+)|error mounting "(.+?)"/.exec(message)?.filter(Boolean) ?? []
  return ifMissing === 'leave-out' && path === source
}
