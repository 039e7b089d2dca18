import { ExpectedError } from '../expected-error.ts'
import { containerDaemon, unseenDaemon } from '../facts/relations/daemon-proof.ts'
import type { Docker } from '../platform/docker.ts'
import type { StepHandler } from './step.ts'

/** Finds the job daemon in /proc: its PID, its namespaces, and the daemons that run inside of it. */
export const proveDaemon: StepHandler<'prove-daemon'> = {
  describe: ({ container }) => `find the daemon that serves the job (container ${container})`,

  async apply({ container, ownNamespaces }, { connect, hostEngine, observeDaemons }) {
    const id = await idOf(container, connect(hostEngine))
    const daemons = await observeDaemons()
    if (daemons.status === 'unseen') return { daemonProof: unseenDaemon(daemons.reason) }
    return { daemonProof: containerDaemon(daemons.value, id, ownNamespaces) }
  },

  undo: 'nothing',
  undoTimeout: 0,
}

async function idOf(container: string, docker: Docker): Promise<string> {
  const inspection = await docker.inspectContainer(container)
  if (inspection?.State.Running) return inspection.Id
  throw new ExpectedError(
    'proof-failed',
    `The job daemon has ended: its container ${container} does not run.`,
    `Read its log: docker logs ${container}`,
  )
}
