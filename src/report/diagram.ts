import type { LaunchDaemon } from '../plan/plan.ts'
import { escapeMermaid } from './escape-mermaid.ts'
import { bytes } from './quantity.ts'
import type { Report } from './report.ts'
import { seen, serviceOf } from './service.ts'

/** More would make it illegible. */
const mostAlike = 3

/**
 * Host, daemons and job, and what is bound to what, as a Mermaid flowchart, which GitHub draws. null where no engine
 * was seen: there is nothing to draw.
 */
export function renderDiagram(report: Report): string | null {
  const engine = seen(report.facts.engine)
  if (!engine) return null
  const launch = report.plan?.steps.find((step) => step.kind === 'launch-daemon')
  const { nodes, edges } = launch ? ownDaemon(report, launch) : hostDaemon(report)
  return [
    'flowchart TB',
    job(report),
    `subgraph machine[${label('Machine', engine.name)}]`,
    ...nodes,
    'end',
    ...edges,
    'classDef serving stroke:#2da44e,stroke-width:3px',
    `class ${launch ? 'own' : 'host'} serving`,
  ].join('\n')
}

type Parts = { readonly nodes: readonly string[]; readonly edges: readonly string[] }

/** Everything goes through the daemon that was there. */
function hostDaemon(report: Report): Parts {
  const { host, workspace } = serviceOf(report)
  const { builder } = report.achieved
  const nodes = [hostNode(report)]
  const edges = [edge('job', report.plan?.strategy === 'socket' ? '==>' : '-.->', 'host', bound(host))]
  if (builder?.driver === 'docker-container') {
    nodes.push(node('builder', 'BuildKit in a container', builder.name))
    edges.push(edge('host', '-->', 'builder', 'runs'))
  }
  if (workspace !== null) {
    nodes.push(store('workspace', 'Workspace', workspace))
    edges.push(edge('host', '-->', 'workspace', 'can mount'))
  }
  for (const pid of nestedPids(report).slice(0, mostAlike)) {
    nodes.push(node(`nested${pid}`, 'Daemon in a container', `PID ${pid}`))
    edges.push(edge('host', '-->', `nested${pid}`, 'nested in it'))
  }
  return { nodes, edges }
}

/** The job's own daemon, in a container that the host's daemon runs. */
function ownDaemon(report: Report, launch: LaunchDaemon): Parts {
  const { daemon, builder } = report.achieved
  const limits = `${launch.privilege}, ${bytes(launch.memory)}`
  const nodes = [
    hostNode(report),
    `subgraph container[${label('Container', launch.container, limits)}]`,
    node(
      'own',
      'Daemon of this job',
      daemon ? `${daemon.engineVersion}, ${daemon.storageDriver}` : 'not started',
    ),
  ]
  const edges = [
    edge('job', '==>', 'own', bound(`unix://${launch.socket}`)),
    edge('host', '-->', 'container', 'runs'),
  ]
  if (builder?.driver === 'docker-container') {
    nodes.push(node('builder', 'BuildKit in a container', builder.name))
    edges.push(edge('own', '-->', 'builder', 'runs'))
  }
  nodes.push('end', store('volume', 'Volume', launch.volume))
  edges.push(edge('own', '-->', 'volume', 'data root'))
  if (launch.binds.length > 0) {
    const paths = launch.binds.map(({ destination }) => destination)
    const more = paths.length > mostAlike ? [`and ${paths.length - mostAlike} more`] : []
    nodes.push(store('paths', 'Same paths as the job', ...paths.slice(0, mostAlike), ...more))
    edges.push(edge('own', '-->', 'paths', 'mounts'))
  }
  return { nodes, edges }
}

function job({ facts }: Report): string {
  const container = seen(facts.ownContainer)
  const runner = seen(facts.runner)
  const where = container
    ? `in a container of ${container.image}`
    : runner?.inContainer
      ? 'in a container'
      : ''
  return `job([${label('This job', where)}])`
}

function hostNode({ facts, plan, achieved }: Report): string {
  const engine = seen(facts.engine)
  const proof = plan?.strategy === 'dind' ? undefined : achieved.daemonProof
  const embedded = achieved.builder?.driver === 'docker' && plan?.strategy === 'socket'
  return node(
    'host',
    proof?.nested ? 'Daemon in a container' : 'Host daemon',
    engine ? `${engine.product} ${engine.version}, ${engine.storageDriver}` : '',
    proof && proof.pids.length > 0 ? `PID ${proof.pids.join(', ')}` : '',
    embedded ? 'with its own BuildKit' : '',
  )
}

/** Daemons that run in containers of the host's: from the proof, else from what was seen. */
function nestedPids({ facts, achieved }: Report): readonly number[] {
  if (achieved.daemonProof) return achieved.daemonProof.nestedInIt
  const inContainers = (seen(facts.daemons) ?? []).filter(
    ({ kind, namespacePids }) => kind === 'dockerd' && namespacePids.length > 1,
  )
  return inContainers.map(({ pid }) => pid)
}

function bound(host: string | null): string[] {
  if (host === null) return ['not reached']
  return host.startsWith('unix://') ? ['socket', host.slice('unix://'.length)] : [host]
}

function node(id: string, ...lines: readonly string[]): string {
  return `${id}[${label(...lines)}]`
}

function store(id: string, ...lines: readonly string[]): string {
  return `${id}[(${label(...lines)})]`
}

function edge(from: string, arrow: string, to: string, lines: string | readonly string[]): string {
  return `${from} ${arrow}|${label(...[lines].flat())}| ${to}`
}

function label(...lines: readonly string[]): string {
  return `"${lines
    .filter((line) => line !== '')
    .map(escapeMermaid)
    .join('<br/>')}"`
}
