import { defaultBuildkitImage, imageOption } from '../../values/driver-options.ts'
import { containerOf } from '../../values/node-names.ts'
import type { LedgerTask } from '../companion-steps.ts'
import { stemOf } from '../job.ts'
import type { Step } from '../plan.ts'
import type { Situation } from '../strategy.ts'

/**
 * The ledger of a job that names its mode. A step in the place of docker/setup-buildx-action starts no process (ADR 23).
 *
 * @param steps the steps of the plan that make things in the daemon of the ledger
 * @param container of the job daemon. null: the host daemon, which others use too
 */
export function ledgerTask(
  { request, observed: { runner, endpoint } }: Pick<Situation, 'request' | 'observed'>,
  steps: readonly Step[],
  container: string | null = null,
): LedgerTask | null {
  if (request.mode === 'auto') return null
  const temp = (runner.status === 'seen' && runner.value.temp) || '/tmp'
  const pulls = steps.flatMap((step) => (step.kind === 'obtain-image' ? [step.reference] : []))
  const nodes = steps.flatMap((step) => (step.kind === 'create-builder' ? step.nodes : []))
  // Buildx pulls the image of a builder in a job daemon.
  const ofBuilder = nodes.length > 0 ? [imageOption(request.driverOptions) ?? defaultBuildkitImage] : []
  const { host: address = '', certificates = null } = endpoint.status === 'seen' ? endpoint.value : {}
  return {
    file: `${temp}/berth-ledger-${request.job.token}.jsonl`,
    shared: container === null,
    ownNames: [stemOf(request.job), ...nodes.map(({ name }) => containerOf(name))],
    ownImages: [...new Set([...pulls, ...ofBuilder])],
    jobDaemon: container === null ? null : { container, host: { host: address, certificates } },
  }
}
