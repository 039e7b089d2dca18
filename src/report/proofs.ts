import { type NamespaceName, type Namespaces, namespaceNames } from '../facts/facts.ts'
import type { DaemonProof } from '../facts/relations/daemon-proof.ts'
import type { ProofPart } from '../steps/achieved.ts'
import { bytes, count, duration } from '../values/quantity.ts'
import type { Report } from './report.ts'
import { daemonOf, seen } from './service.ts'

/** Without a set-up there are only sentences about the daemon that is there. */
export function proofsTitle({ plan }: Report): string {
  return plan === null || plan.strategy === 'inspect' ? 'The daemon' : 'What was proved'
}

/** What the run proved by doing it, as sentences with values from outside between backticks. */
export function proofsOf(report: Report): string[] {
  const { containerProof, buildProof, daemon, builder, swept } = report.achieved
  const serving = daemonOf(report)
  const proofs: string[] = []
  if (containerProof) {
    const { host, milliseconds } = containerProof
    const form = buildProof ? 'full' : 'quick'
    const took = duration(milliseconds + (buildProof?.milliseconds ?? 0))
    proofs.push(`Later steps' use of \`${host}\` was tried, \`verify: ${form}\` (${took}).`)
    proofs.push(...proofParts(report).map(partSentence))
  }
  if (serving) proofs.push(...daemonSentences(serving, seen(report.facts.ownNamespaces)))
  if (daemon) {
    const { container, readyAfter, limits } = daemon
    const bounds = `${bytes(limits.memory)} of memory and ${limits.pids} PIDs`
    proofs.push(
      `The daemon in \`${container}\` answered after ${duration(readyAfter)}; it may use ${bounds}.`,
    )
  }
  proofs.push(...pointingSentences(report))
  if (builder) {
    const platforms = builder.platforms.map((platform) => `\`${platform}\``).join(', ')
    proofs.push(
      `Builder \`${builder.name}\` answered: driver ${builder.driver}, for ${platforms || 'its own platform'}.`,
    )
  }
  if (swept && swept.length > 0) {
    const names = swept.map((name) => `\`${name}\``).join(', ')
    proofs.push(`${count(swept.length, 'leftover')} of earlier runs removed: ${names}.`)
  }
  return proofs
}

/** What was tried; a build that nobody asked for is listed as not checked. */
export function proofParts({ achieved }: Report): readonly ProofPart[] {
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

/** How later steps find the job daemon, and which do not. */
function pointingSentences({ plan, achieved: { environment = {} } }: Report): string[] {
  if (plan?.strategy !== 'dind') return []
  if (environment['DOCKER_HOST']) {
    return [
      'Later steps find the job daemon by `DOCKER_HOST`. Docker container actions (`uses: docker://…`) get it too, and the ' +
        'job daemon lacks their image: use `export: docker-config` or `export: none` with these.',
    ]
  }
  if (environment['DOCKER_CONFIG']) {
    return [
      'Later steps find the job daemon by `DOCKER_CONFIG`. Programs that read no Docker context, such as Testcontainers, ' +
        'need `DOCKER_HOST` set to the output `docker-host`, within `run:`.',
    ]
  }
  return ['Later steps find the job daemon by the output `docker-host` (`export: none`).']
}

/** What `pgrep dockerd` and `ls -l /proc/PID/ns` show, beside the job's own. */
function daemonSentences(daemon: DaemonProof, own: Namespaces | undefined): string[] {
  const { pids, namespacePids, namespaces, nested, nestedInIt, sharedNetworkNamespace } = daemon
  if (pids.length === 0) return []
  const place = nested ? 'in a container' : 'not in a container'
  const chain =
    namespacePids.length > 1 ? ` (${namespacePids.join(' → ')} from the outermost PID namespace in)` : ''
  const others = nestedInIt.length > 0 ? `PID ${nestedInIt.join(', ')} inside of it` : 'none inside of it'
  return [
    `The job is served by PID ${pids.join(', ')}${chain}, a daemon ${place}.`,
    ...(namespaces ? namespaceSentences(namespaces, own ?? {}) : []),
    ...(sharedNetworkNamespace === null ? [] : [networkSentence(sharedNetworkNamespace)]),
    `Other daemons: ${others}.`,
  ]
}

const networkSentence = (isShared: boolean): string =>
  `The daemon and the job ${isShared ? 'share one network namespace' : 'have different network namespaces'}.`

/** Namespaces of the daemon, as readlink(2) shows them. The job's follow where they differ. */
function namespaceSentences(theirs: Namespaces, own: Namespaces): string[] {
  const seenNames = namespaceNames.filter((name) => theirs[name] !== undefined)
  const shared = seenNames.filter((name) => theirs[name] === own[name])
  const others = seenNames.filter((name) => !shared.includes(name))
  const listOf = (names: readonly NamespaceName[], namespaces: Namespaces) =>
    names.map((name) => `\`${name}:[${namespaces[name]}]\``).join(', ')
  const known = others.filter((name) => own[name] !== undefined)
  return [
    ...(shared.length > 0 ? [`Namespaces that it shares with the job: ${listOf(shared, theirs)}.`] : []),
    ...(others.length > 0 ? [`Namespaces of its own: ${listOf(others, theirs)}.`] : []),
    ...(known.length > 0 ? [`The job has ${listOf(known, own)}.`] : []),
  ]
}
