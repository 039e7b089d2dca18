import type { LaunchDaemon, Recorded } from '../plan/plan.ts'
import { bytes } from '../values/quantity.ts'
import { mermaidNode, mermaidStadium } from './mermaid-node.ts'
import { nodesDiagram } from './nodes-diagram.ts'
import type { Report } from './report.ts'
import { seen } from './service.ts'

/**
 * Where builds and containers run, as a Mermaid flowchart, which GitHub draws: the job daemon and the host daemon, or a
 * builder and its nodes, if it is elsewhere or has several.
 *
 * @returns null with the host daemon alone, because the line below the verdict says as much
 */
export function renderDiagram(report: Report): string | null {
  const { plan, achieved } = report
  if (plan?.strategy === 'remote' || (achieved.builder?.nodes.length ?? 0) > 1) {
    const lines = nodesDiagram(report)
    return lines.length === 0 ? null : ['flowchart LR', jobNode(report), ...lines].join('\n')
  }
  const launch = plan?.steps.find((step) => step.kind === 'launch-daemon')
  if (!launch || !achieved.daemon) return null
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
  return mermaidStadium('job', 'This job', seen(facts.runner)?.inContainer ? 'in a container' : '')
}

function hostNode({ facts }: Report): string {
  const engine = seen(facts.engine)
  const version = engine && `${engine.product === 'podman' ? 'Podman' : 'Docker'} ${engine.version}`
  return mermaidNode('host', 'Host daemon', version ?? '')
}

function daemonNode({ achieved }: Report, { privileges, memory }: Recorded<LaunchDaemon>): string {
  const privilege = achieved.daemon?.privilege ?? privileges[0]
  return mermaidNode(
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
  return [mermaidNode('builder', 'BuildKit container', achieved.builder.name), 'daemon -->|"runs"| builder']
}
