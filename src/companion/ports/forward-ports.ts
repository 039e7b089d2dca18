import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PortsTask } from '../../plan/companion-steps.ts'
import { engineRequests } from '../../platform/engine-requests.ts'
import { addressIn } from '../../values/container-address.ts'
import { type PublishingDaemon, publishedPortsOf } from '../../values/published-ports-of.ts'
import { fileNames } from '../configuration.ts'
import type { RunningTask, Surroundings } from '../task.ts'
import { followContainers } from './follow-containers.ts'
import { openPorts } from './open-ports.ts'

/** Milliseconds for an answer. A daemon under load takes seconds. */
const timeout = 10_000

type Inspection = {
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> }
}

/**
 * Forwards what containers of the job daemon publish to loopback of this process's network namespace, which is the job's.
 *
 * @returns once the ports of the containers that run already are open
 * @throws the error of a daemon that does not answer
 */
export async function forwardPorts(
  { configuration: { directory, daemon }, log, logError }: Surroundings,
  { container, networks, hostDaemon, opensLoopback }: PortsTask,
): Promise<RunningTask> {
  const job = engineRequests(daemon)
  const host = engineRequests(hostDaemon)
  const ports = openPorts((problem) => {
    log(problem)
    try {
      appendFileSync(join(directory, fileNames.notices), `${problem}\n`, { mode: 0o600 })
    } catch (error) {
      logError('a notice is lost', error)
    }
  })
  const controller = new AbortController()
  let publishing: PublishingDaemon = { address: '', opensLoopback: false }
  let following: Promise<void> | undefined
  const first = new Promise<void>((resolve, reject) => {
    following = followContainers(job, controller.signal, {
      async onConnected() {
        // A container that was started again can have another address.
        const [inspection, info] = await Promise.all([
          host.get(`/containers/${container}/json`, timeout) as Promise<Inspection | null>,
          job.get('/info', timeout) as Promise<{ SecurityOptions?: string[] | null } | null>,
        ])
        const isRootless = info?.SecurityOptions?.includes('name=rootless') ?? false
        const address = addressIn(inspection?.NetworkSettings.Networks ?? {}, networks)
        publishing = { address, opensLoopback: opensLoopback && !isRootless }
        log(`ports of ${container} are forwarded from ${address}`)
      },
      async onSeen(containers, started) {
        await ports.become(publishedPortsOf(containers, publishing), publishing.address, started)
        resolve()
      },
      async onLost(error) {
        log(`the job daemon does not answer: ${String(error)}`)
        reject(error)
        await ports.become([], publishing.address, new Set())
      },
    })
  })
  await first.catch((error) => {
    controller.abort()
    throw error
  })
  return {
    async stop() {
      controller.abort()
      await following
      await ports.become([], publishing.address, new Set())
    },
  }
}
