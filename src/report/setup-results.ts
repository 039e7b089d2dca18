import { type NamespaceName, type Namespaces, namespaceNames } from '../facts/facts.ts'
import type { DaemonProof } from '../facts/relations/daemon-proof.ts'
import type { Achieved, ProofPart } from '../steps/achieved.ts'
import { bytes, count, duration } from '../values/quantity.ts'
import { cacheSentences } from './cache.ts'
import { imageSentences } from './daemon-image.ts'
import { networkSentences } from './daemon-network.ts'
import { inheritedSentences } from './inherited.ts'
import { privilegeSentences } from './privilege.ts'
import type { Report } from './report.ts'
import { daemonOf, seen } from './service.ts'
import { storageSentences } from './storage.ts'
import { nodeSentences } from './tested-nodes.ts'

/** `inspect` sets nothing up, so that there are only sentences about the host daemon. */
export function setupTitle({ plan }: Report): string {
  return plan === null || plan.strategy === 'inspect' ? 'Daemon process' : 'Setup and tests'
}

/** The results of setup and tests as sentences. Values from outside are in backticks. */
export function setupResults(report: Report): string[] {
  const { containerProof, buildProof, daemon, buildx, builder, swept } = report.achieved
  const serving = daemonOf(report)
  const sentences: string[] = []
  if (containerProof) {
    const { host, milliseconds } = containerProof
    const form = buildProof ? 'full' : 'quick'
    const took = duration(milliseconds + (buildProof?.milliseconds ?? 0))
    sentences.push(`Tests through \`${host}\` (\`verify: ${form}\`) took ${took}.`)
    sentences.push(...[...containerProof.parts, ...(buildProof?.parts ?? [])].map(partSentence))
  }
  if (serving) sentences.push(...daemonSentences(serving, seen(report.facts.ownNamespaces)))
  if (daemon) {
    const { container, readyAfter, limits } = daemon
    sentences.push(
      `The job daemon in \`${container}\` was ready after ${duration(readyAfter)}.`,
      `Its limits are ${[`${bytes(limits.memory)} of memory`, ...cpuWords(limits), `${limits.pids} processes`].join(', ')}.`,
      ...networkSentences(report),
      ...storageSentences(daemon),
    )
  }
  sentences.push(...imageSentences(report), ...privilegeSentences(report))
  sentences.push(...cacheSentences(report.achieved), ...pointingSentences(report))
  if (buildx)
    sentences.push(`Buildx \`${buildx.version}\` is installed for this job: ${origins[buildx.origin]}.`)
  if (builder) {
    const platforms = builder.platforms.map((platform) => `\`${platform}\``).join(', ')
    sentences.push(
      `Builder \`${builder.name}\`: driver \`${builder.driver}\`, platforms ${platforms || 'of the daemon only'}.`,
    )
  }
  sentences.push(...nodeSentences(report), ...inheritedSentences(report))
  if (swept && swept.length > 0) {
    const names = swept.map((name) => `\`${name}\``).join(', ')
    sentences.push(`Removed ${count(swept.length, 'leftover')} of killed runners: ${names}.`)
  }
  return sentences
}

const cpuWords = ({ cpus }: { readonly cpus: number | null }): string[] =>
  cpus === null ? [] : [`${cpus} CPU cores`]

const origins: Readonly<Record<NonNullable<Achieved['buildx']>['origin'], string>> = {
  download: 'downloaded from its release, with a verified checksum',
  'tool-cache': 'from the tool cache of the runner, with a verified checksum',
  build: 'built from its sources',
}

/** The tests with their results. A build without `verify: full` is listed as not checked. */
export function testParts({ achieved }: Report): readonly ProofPart[] {
  const { containerProof, buildProof } = achieved
  if (!containerProof) return []
  const skipped = { part: 'build', status: 'not-checked', detail: '`verify: full` checks it' } as const
  return [...containerProof.parts, ...(buildProof?.parts ?? [skipped])]
}

const partNames: Readonly<Record<ProofPart['part'], string>> = {
  container: 'Container',
  'name-server': 'DNS from a container',
  'published-port': 'Published port',
  workspace: 'Workspace in a container',
  'workspace-write': 'Writing to the workspace',
  build: 'Build',
  'built-image': 'Built image',
}

const statusNames: Readonly<Record<ProofPart['status'], string>> = {
  passed: 'passed',
  failed: 'failed',
  'not-checked': 'could not check',
}

const partSentence = ({ part, status, detail }: ProofPart): string =>
  `${partNames[part]}: ${statusNames[status]}, ${detail}.`

/** How later steps find the job daemon, and which steps do not. */
function pointingSentences({ plan, achieved: { environment = {} } }: Report): string[] {
  if (plan?.strategy !== 'dind') return []
  if (environment['DOCKER_HOST']) {
    return [
      'Later steps find the job daemon by `DOCKER_HOST`.',
      'Docker container actions (`uses: docker://…`) get it too, but the job daemon lacks their image. ' +
        'Use `export: docker-config` or `export: none` with them.',
    ]
  }
  if (environment['DOCKER_CONFIG']) {
    return [
      'Later steps find the job daemon by `DOCKER_CONFIG`.',
      'Programs that ignore Docker contexts, such as Testcontainers, need `DOCKER_HOST` in their step: ' +
        'set it to the output `docker-host`.',
    ]
  }
  return ['Later steps find the job daemon by the output `docker-host` (`export: none`).']
}

/** The daemon as `pgrep dockerd` and `ls -l /proc/PID/ns` show it, compared with the job. */
function daemonSentences(daemon: DaemonProof, own: Namespaces | undefined): string[] {
  const { pids, namespacePids, namespaces, nested, nestedInIt, sharedNetworkNamespace, unseen } = daemon
  if (pids.length === 0) return unseen ? [`Berth could not identify the daemon process: ${unseen}.`] : []
  const verb = nested ? 'runs' : 'does not run'
  const chain =
    namespacePids.length > 1 ? ` (${namespacePids.join(' → ')}, from the outermost PID namespace)` : ''
  return [
    `PID ${pids.join(', ')}${chain} serves the job. It ${verb} in a container.`,
    ...(namespaces ? namespaceSentences(namespaces, own ?? {}) : []),
    ...(sharedNetworkNamespace === null ? [] : [networkSentence(sharedNetworkNamespace)]),
    ...(nestedInIt.length > 0 ? [`Daemons nested in it: PID ${nestedInIt.join(', ')}.`] : []),
  ]
}

const networkSentence = (isShared: boolean): string =>
  `The daemon and the job ${isShared ? 'share one network namespace' : 'have different network namespaces'}.`

/** Namespaces of the daemon, as readlink(2) shows them. The job's follow if they differ. */
function namespaceSentences(theirs: Namespaces, own: Namespaces): string[] {
  const seenNames = namespaceNames.filter((name) => theirs[name] !== undefined)
  const shared = seenNames.filter((name) => theirs[name] === own[name])
  const others = seenNames.filter((name) => !shared.includes(name))
  const listOf = (names: readonly NamespaceName[], namespaces: Namespaces) =>
    names.map((name) => `\`${name}:[${namespaces[name]}]\``).join(', ')
  const known = others.filter((name) => own[name] !== undefined)
  return [
    ...(shared.length > 0 ? [`Namespaces shared by the daemon and the job: ${listOf(shared, theirs)}.`] : []),
    ...(others.length > 0 ? [`Namespaces of the daemon only: ${listOf(others, theirs)}.`] : []),
    ...(known.length > 0 ? [`The job has ${listOf(known, own)}.`] : []),
  ]
}
