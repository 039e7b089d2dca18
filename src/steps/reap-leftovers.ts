import { removeMade } from './reap/remove-made.ts'
import type { StepHandler } from './step.ts'

/** The post step removes what the job made through the guard and left. Labels say what, so the guard can have ended. */
export const reapLeftovers: StepHandler<'reap-leftovers'> = {
  title: () => 'Removing what this job leaves in the daemon, in the post step',
  apply: async () => ({}),
  undoTitle: () => 'Removing what this job left in the daemon',
  async undo({ labels }, { connect, hostEngine, log }) {
    const { removed, remaining } = await removeMade(connect(hostEngine), labels)
    for (const { kind, name } of removed) log(`Removed ${kind} ${name}`)
    if (removed.length === 0 && remaining.length === 0) log('This job left nothing.')
    if (remaining.length > 0) {
      const [first] = remaining
      const named = remaining.map(({ kind, name }) => `${kind} ${name}`).join(', ')
      throw new Error(`${named} could not be removed: ${first?.reason}`)
    }
  },
  undoTimeout: 60_000,
}
