import type { LaunchDaemon, Recorded } from '../plan/plan.ts'
import { bytes } from '../values/quantity.ts'
import { escapeMermaid } from './escape-mermaid.ts'
import type { Report } from './report.ts'
import { daemonOf, seen, serviceOf } from './service.ts'

/** More would make it illegible. */
const mostAlike = 3
const longestPath = 32

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
    jobNode(report),
    ...nodes,
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
    edges.push(edge('host', '-->', 'workspace', 'binds'))
  }
  for (const pid of nestedPids(report).slice(0, mostAlike)) {
    nodes.push(node(`nested${pid}`, 'Daemon in a container', `PID ${pid}`))
    edges.push(edge('host', '-->', `nested${pid}`, 'nested in it'))
  }
  return { nodes, edges }
}

/** The job's own daemon, in a container that the host's daemon runs. */
function ownDaemon(report: Report, launch: Recorded<LaunchDaemon>): Parts {
  const { daemon, builder } = report.achieved
  const nodes = [
    hostNode(report),
    node(
      'own',
      'Daemon of this job',
      daemon ? `docker ${daemon.engineVersion}, ${daemon.storageDriver}` : 'not started',
      'in a container',
      `${launch.privilege}, ${bytes(launch.memory)}`,
    ),
    store('volume', 'Volume', launch.volume),
  ]
  const edges = [
    edge('job', '==>', 'own', bound(`unix://${launch.socket}`)),
    edge('host', '-->', 'own', 'runs'),
    edge('own', '-->', 'volume', 'data root'),
  ]
  if (builder?.driver === 'docker-container') {
    nodes.push(node('builder', 'BuildKit in a container', builder.name))
    edges.push(edge('own', '-->', 'builder', 'runs'))
  }
  if (launch.binds.length > 0) {
    const paths = launch.binds.map(({ destination }) => destination)
    const more = paths.length > mostAlike ? [`and ${paths.length - mostAlike} more`] : []
    nodes.push(store('paths', 'Same paths as the job', ...paths.slice(0, mostAlike), ...more))
    edges.push(edge('own', '-->', 'paths', 'binds'))
  }
  return { nodes, edges }
}

function jobNode({ facts }: Report): string {
  const runner = seen(facts.runner)
  const name = runner?.kind === 'none' ? 'This terminal' : 'This job'
  return `job([${label(name, runner?.inContainer ? 'in a container' : '')}])`
}

function hostNode(report: Report): string {
  const { facts, plan, achieved } = report
  const engine = seen(facts.engine)
  const proof = plan?.strategy === 'dind' ? null : daemonOf(report)
  const embedded = achieved.builder?.driver === 'docker' && plan?.strategy === 'socket'
  return node(
    'host',
    proof?.nested ? 'Daemon in a container' : 'Host daemon',
    engine ? `of ${engine.name}` : '',
    engine ? `${engine.product} ${engine.version}, ${engine.storageDriver}` : '',
    proof && proof.pids.length > 0 ? `PID ${proof.pids.join(', ')}` : '',
    embedded ? 'with its own BuildKit' : '',
  )
}

/** Daemons that run in containers of the host's: beneath the serving one, or all if that one is unknown. */
function nestedPids(report: Report): readonly number[] {
  const serving = daemonOf(report)
  if (serving && serving.pids.length > 0) return serving.nestedInIt
  const inContainers = (seen(report.facts.daemons) ?? []).filter(
    ({ kind, namespacePids }) => kind === 'dockerd' && namespacePids.length > 1,
  )
  return inContainers.map(({ pid }) => pid)
}

/** A socket by the end of its path, which tells most. */
function bound(host: string | null): string[] {
  if (host === null) return ['not reached']
  if (!host.startsWith('unix://')) return [host]
  const path = host.slice('unix://'.length)
  return ['socket', path.length > longestPath ? `…/${path.split('/').at(-1)}` : path]
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
