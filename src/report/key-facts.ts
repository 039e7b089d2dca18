import type { ProofPart } from '../steps/achieved.ts'
import { count } from '../values/quantity.ts'
import { clip } from './plain.ts'
import type { Report } from './report.ts'
import { seen, serviceOf } from './service.ts'
import { testParts } from './setup-results.ts'
import { nodesTestWords } from './tested-nodes.ts'

const longestVersion = 60

/** The line below the verdict, part by part: mode, daemon, tests, address of published ports. Code is in backticks. */
export function keyFacts(report: Report): string[] {
  const { plan } = report
  const mode = plan && `\`${plan.strategy}\``
  if (plan?.strategy === 'remote') return ['`remote`', ...builderFacts(report)]
  const isSetUp = plan !== null && plan.strategy !== 'inspect'
  const facts = [mode, ...daemonFacts(report), ...(isSetUp ? testFacts(report) : []), portsFact(report)]
  return facts.flatMap((fact) => fact || [])
}

/** A builder elsewhere: its driver, its nodes if there are several, and the test. */
function builderFacts(report: Report): string[] {
  const { builder } = report.achieved
  if (!builder) return []
  const nodes = builder.nodes.length > 1 ? [count(builder.nodes.length, 'node')] : []
  const untested = report.verdict.status === 'ready' ? ['not tested (`verify: false`)'] : []
  const words = nodesTestWords(report)
  return [
    `driver \`${clip(builder.driver, longestVersion)}\``,
    ...nodes,
    ...(words === null ? untested : [words]),
  ]
}

function daemonFacts(report: Report): (string | null)[] {
  const { engineVersion, storageDriver, privilege } = serviceOf(report)
  const isJobDaemon = report.plan?.strategy === 'dind'
  if (engineVersion === null) return []
  const engine = seen(report.facts.engine)
  const product = !isJobDaemon && engine?.product === 'podman' ? 'Podman' : 'Docker'
  return [
    `${product} ${clip(engineVersion, longestVersion)}`,
    storageDriver && clip(storageDriver, longestVersion),
    !isJobDaemon && engine?.rootless ? 'rootless' : '',
    privilege === 'privileged' ? '⚠️ privileged' : privilege && `\`privilege: ${privilege}\``,
  ]
}

const passes: Partial<Readonly<Record<ProofPart['part'], string>>> = {
  container: 'test container passed',
  'built-image': 'test build passed',
  workspace: 'workspace mounted',
}

const failures: Readonly<Record<ProofPart['part'], string>> = {
  container: 'test container failed',
  'name-server': 'no DNS in containers',
  'published-port': 'published ports not reachable',
  workspace: 'workspace not visible in containers',
  'workspace-write': 'workspace not writable in containers',
  build: 'test build failed',
  'built-image': 'built image failed',
}

function testFacts(report: Report): string[] {
  if (!report.achieved.containerProof) {
    return report.verdict.status === 'ready' ? ['not tested (`verify: false`)'] : []
  }
  const parts = testParts(report)
  const failed = parts.filter(({ status }) => status === 'failed').map(({ part }) => part)
  return parts.flatMap(({ part, status }) => {
    if (status === 'failed') return [failures[part]]
    if (part === 'container' && status === 'not-checked') return ['test container could not run']
    if (status === 'not-checked' || (part === 'workspace' && failed.includes('workspace-write'))) return []
    return passes[part] ?? []
  })
}

function portsFact(report: Report): string | null {
  const { portsHost } = serviceOf(report)
  return portsHost && `ports at \`${portsHost}\``
}
