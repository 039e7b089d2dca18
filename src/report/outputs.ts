import { findingsOf } from '../checks/check.ts'
import type { BuilderNode } from '../steps/achieved.ts'
import { countsOf } from './counts.ts'
import { findingUrl } from './links.ts'
import type { Report } from './report.ts'
import { daemonOf, serviceOf } from './service.ts'
import { testParts } from './setup-results.ts'

export const outputNames = [
  'mode',
  'reason',
  'docker-host',
  'socket',
  'name',
  'driver',
  'platforms',
  'nodes',
  'endpoint',
  'status',
  'flags',
  'engine-version',
  'storage-driver',
  'daemon-pids',
  'nested',
  'shared-network-namespace',
  'host-workspace',
  'ports-host',
  'proof',
  'privilege',
  'container',
  'volume',
  'guard-boundary',
  'findings',
  'errors',
  'warnings',
  'report',
  'ledger',
] as const
export type OutputName = (typeof outputNames)[number]

/** Every output of the action. An output is empty if the mode has no such value, or Berth could not read it. */
export function outputsOf(report: Report, reportPath: string): Record<OutputName, string> {
  const { plan, achieved, verdict } = report
  const { builder, daemon } = achieved
  const [first] = builder?.nodes ?? []
  const serving = daemonOf(report)
  const service = serviceOf(report)
  const counts = countsOf(report)
  return {
    mode: plan?.strategy ?? '',
    reason: plan?.because.join(' ') ?? verdict.sentence,
    'docker-host': service.host ?? '',
    socket: service.socket ?? '',
    name: builder?.name ?? '',
    driver: builder?.driver ?? '',
    platforms: builder?.platforms.join(',') ?? '',
    nodes: builder ? JSON.stringify(builder.nodes.map(nodeOutput)) : '',
    endpoint: first?.endpoint ?? '',
    status: first?.status ?? '',
    flags: first?.['buildkitd-flags'] ?? '',
    'engine-version': service.engineVersion ?? '',
    'storage-driver': service.storageDriver ?? '',
    'daemon-pids': serving?.pids.join(',') ?? '',
    nested: truth(serving?.nested),
    'shared-network-namespace': truth(serving?.sharedNetworkNamespace),
    'host-workspace': service.workspace ?? '',
    'ports-host': service.portsHost ?? '',
    proof: achieved.containerProof ? JSON.stringify(testParts(report)) : '',
    privilege: service.privilege ?? '',
    container: daemon?.container ?? '',
    volume: achieved.volume ?? '',
    'guard-boundary': achieved.guard?.boundary ?? '',
    findings: JSON.stringify(describedFindings(report)),
    errors: String(counts.error),
    warnings: String(counts.warning),
    report: reportPath,
    ledger: achieved.companion?.ledger ?? '',
  }
}

/** Platforms in one string, as steps for docker/setup-buildx-action pass them on: `fromJSON(…)[0].platforms`. */
function nodeOutput({ platforms, ...node }: BuilderNode) {
  return { ...node, platforms: platforms.join(',') }
}

/** The findings without their evidence, which report.json has: GitHub limits the size of a job's outputs. */
function describedFindings({ outcomes, ignored, berthVersion }: Report) {
  return findingsOf(outcomes).map(({ id, severity, title, message, remedy }) => ({
    id,
    severity,
    title,
    message,
    remedy,
    documentation: findingUrl(id, berthVersion),
    ignored: ignored.includes(id),
  }))
}

function truth(value: boolean | null | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}
