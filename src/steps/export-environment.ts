import { isIPv4 } from 'node:net'
import type { StepHandler } from './step.ts'

/** Points later steps. GITHUB_ENV reaches the later steps of this job alone, and no other job. */
export const exportEnvironment: StepHandler<'export-environment'> = {
  describe: ({ variables }) => `point later steps by ${Object.keys(variables).join(', ')}`,
  async apply({ variables, addressVariables }, { exportVariable }, { daemon }) {
    const addresses = addressVariables.map((name) => [name, daemon?.address ?? ''])
    const environment: Record<string, string> = { ...variables, ...Object.fromEntries(addresses) }
    for (const [name, value] of Object.entries(environment)) exportVariable(name, value)
    return { environment }
  },
  // Post steps of earlier actions run after ours: they must find the engine that they knew.
  // One that a later step has set is that step's.
  async undo({ variables, addressVariables, previous }, { exportVariable, environment }) {
    for (const [name, value] of Object.entries(previous)) {
      const current = environment[name] ?? ''
      const isOurs = addressVariables.includes(name) ? isIPv4(current) : current === variables[name]
      if (isOurs) exportVariable(name, value)
    }
  },
  undoTimeout: 5_000,
}
