import { ExpectedError } from '../expected-error.ts'
import type { Plan } from '../plan/plan.ts'
import { isRemote, type Request } from '../plan/request.ts'

/**
 * The error of a builder elsewhere that no input names, such as a missing permission in a cluster. It adds why Berth tried that
 * builder, and the other ways out. Any other error is returned unchanged.
 */
export function withoutDaemon(
  error: ExpectedError,
  plan: Pick<Plan, 'strategy'> | null,
  { driver }: Pick<Request, 'driver'>,
): ExpectedError {
  if (plan?.strategy !== 'remote' || isRemote(driver)) return error
  const { code, message, remedy, details, cause } = error
  return new ExpectedError(
    code,
    `This pod has no Docker daemon, and BuildKit cannot be set up on Kubernetes. ${message}`,
    `Fix the cause, set \`driver: remote\` with the \`endpoint\` of a BuildKit, or use a runner with Docker. ${remedy}`,
    { cause, details },
  )
}
