import { removeDaemon } from './daemon/remove-daemon.ts'
import { removeDisk } from './daemon/storage/remove-disk.ts'
import { isOwn } from './ownership.ts'
import type { StepHandler } from './step.ts'

/** Starts a Docker daemon for this job, in a container on the host daemon. */
export const launchDaemon: StepHandler<'launch-daemon'> = {
  title: ({ container, privileges }) =>
    `Starting job daemon ${container} (${privileges.join(', otherwise ')})`,

  async apply(step, tools, achieved) {
    const { launch } = await import('./daemon/daemon-launcher.ts')
    return launch(step, tools, achieved)
  },

  undoTitle: ({ container }) => `Removing job daemon ${container}`,
  async undo(step, tools) {
    const host = tools.connect(tools.hostEngine)
    const found = await host.inspectContainer(step.container)
    if (found && isOwn(found.Config.Labels, step.labels)) await removeDaemon(step, found, host, tools)
    if (step.storages.some(({ place }) => place === 'loop')) await removeDisk(step, host)
  },
  // A host daemon under load took 20 s to remove a container.
  undoTimeout: 90_000,
}
