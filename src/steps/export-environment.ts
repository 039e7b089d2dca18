import { isIPv4 } from 'node:net'
import type { StepHandler } from './step.ts'

/** Sets environment variables through GITHUB_ENV, which affects later steps of this job only. */
export const exportEnvironment: StepHandler<'export-environment'> = {
  title: ({ variables }) => `Setting ${Object.keys(variables).join(', ')} for later steps`,
  async apply({ variables, addressVariables }, { exportVariable }, { daemon }) {
    const addresses = addressVariables.map((name) => [name, daemon?.address ?? ''])
    const environment: Record<string, string> = { ...variables, ...Object.fromEntries(addresses) }
    for (const [name, value] of Object.entries(environment)) exportVariable(name, value)
    return { environment }
  },
  undoTitle: ({ variables }) => `Resetting ${Object.keys(variables).join(', ')}`,
  // Post steps of earlier actions run after this one and need the daemon that they used before. A variable that a later
  // step has changed stays.
  async undo({ variables, addressVariables, previous }, { exportVariable, environment }) {
    for (const [name, value] of Object.entries(previous)) {
      const current = environment[name] ?? ''
      const isOurs = addressVariables.includes(name) ? isIPv4(current) : current === variables[name]
      if (isOurs) exportVariable(name, value)
    }
  },
  undoTimeout: 5_000,
}
