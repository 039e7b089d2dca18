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
  async undo({ previous }, { exportVariable }) {
    for (const [name, value] of Object.entries(previous)) exportVariable(name, value)
  },
  undoTimeout: 5_000,
}
