import type { LaunchDaemon, Recorded } from '../plan/plan.ts'
import { bytes } from '../values/quantity.ts'
import { escapeMermaid } from './escape-mermaid.ts'
import type { Report } from './report.ts'
import { seen } from './service.ts'

/**
 * Job, job daemon and host daemon as a Mermaid flowchart, which GitHub draws.
 *
 * @returns null without a job daemon: with the host daemon alone, the line below the verdict says as much
 */
export function renderDiagram(report: Report): string | null {
  const launch = report.plan?.steps.find((step) => step.kind === 'launch-daemon')
  if (!launch || !report.achieved.daemon) return null
  return [
    'flowchart LR',
    jobNode(report),
    hostNode(report),
    daemonNode(report, launch),
    'job ==>|"uses"| daemon',
    'host -->|"runs"| daemon',
    ...builder(report),
    'classDef serving stroke:#2da44e,stroke-width:3px',
    'class daemon serving',
  ].join('\n')
}

function jobNode({ facts }: Report): string {
  return `job([${label('This job', seen(facts.runner)?.inContainer ? 'in a container' : '')}])`
}

function hostNode({ facts }: Report): string {
  const engine = seen(facts.engine)
  const version = engine && `${engine.product === 'podman' ? 'Podman' : 'Docker'} ${engine.version}`
  return node('host', 'Host daemon', version ?? '')
}

function daemonNode({ achieved }: Report, { privilege, memory }: Recorded<LaunchDaemon>): string {
  return node(
    'daemon',
    'Job daemon',
    `Docker ${achieved.daemon?.engineVersion ?? ''}`,
    `${privilege === 'privileged' ? 'privileged' : 'unprivileged'} container`,
    `memory limit ${bytes(memory)}`,
  )
}

/** The embedded BuildKit is part of the daemon and needs no node. */
function builder({ achieved }: Report): string[] {
  if (achieved.builder?.driver !== 'docker-container') return []
  return [node('builder', 'BuildKit container', achieved.builder.name), 'daemon -->|"runs"| builder']
}

function node(id: string, ...lines: readonly string[]): string {
  return `${id}[${label(...lines)}]`
}

function label(...lines: readonly string[]): string {
  return `"${lines
    .filter((line) => line !== '')
    .map(escapeMermaid)
    .join('<br/>')}"`
}
