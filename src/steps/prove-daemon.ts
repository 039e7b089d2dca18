import { ExpectedError } from '../expected-error.ts'
import { containerDaemon, unseenDaemon } from '../facts/relations/daemon-proof.ts'
import type { Docker } from '../platform/docker.ts'
import type { StepHandler } from './step.ts'

/** Finds the job daemon in /proc: its PID, its namespaces, any daemons that run inside it, and what the kernel allows it. */
export const proveDaemon: StepHandler<'prove-daemon'> = {
  title: ({ container }) => `Finding the process of job daemon ${container}`,

  async apply({ container, ownNamespaces }, { connect, hostEngine, observeDaemons, observeConfinement }) {
    const id = await idOf(container, connect(hostEngine))
    const daemons = await observeDaemons()
    if (daemons.status === 'unseen') return { daemonProof: unseenDaemon(daemons.reason) }
    const daemonProof = containerDaemon(daemons.value, id, ownNamespaces)
    const [pid] = daemonProof.pids
    return pid === undefined ? { daemonProof } : { daemonProof, confinement: await observeConfinement(pid) }
  },

  undo: 'nothing',
}

async function idOf(container: string, docker: Docker): Promise<string> {
  const inspection = await docker.inspectContainer(container)
  if (inspection?.State.Running) return inspection.Id
  throw new ExpectedError(
    'proof-failed',
    `The job daemon stopped: container ${container} is not running.`,
    `Read its log: docker logs ${container}`,
  )
}
