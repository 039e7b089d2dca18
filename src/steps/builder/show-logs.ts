import type { CreateBuilder, Recorded } from '../../plan/plan.ts'
import { containerOf } from '../../values/node-names.ts'
import type { Tools } from '../step.ts'
import { redactorFor } from './redact-arguments.ts'

/** Lines of a log. BuildKit with `--debug` writes about 40 for each build step. */
const longest = 10_000

/**
 * Shows the log of each node's BuildKit in a group, as docker/setup-buildx-action does if step debug logging is on or
 * BuildKit runs with `--debug`. A log that cannot be read is a line in the group.
 */
export async function showLogs(
  { nodes, debug }: Recorded<CreateBuilder>,
  { connect, environment, group }: Pick<Tools, 'connect' | 'environment' | 'group'>,
): Promise<void> {
  // The runner sets it for jobs with the secret or variable ACTIONS_STEP_DEBUG (actions/runner, JobExtension.cs).
  if (!debug && environment['RUNNER_DEBUG'] !== '1') return
  const redact = redactorFor([])
  for (const { name, daemon } of nodes) {
    const container = containerOf(name)
    const read = connect(daemon.host, daemon.certificates).containerLogs(container, longest)
    const lines = await read.then(
      ({ stdout, stderr }) => `${stdout}${stderr}`.trimEnd().split('\n').map(redact),
      (error) => [`Could not read the log: ${error instanceof Error ? error.message : String(error)}`],
    )
    group(`BuildKit log of ${container}`, lines)
  }
}
