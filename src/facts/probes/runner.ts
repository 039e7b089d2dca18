import { dirname } from 'node:path/posix'
import { isWithin } from '../../values/path.ts'
import type { Namespaces, RunnerKind, RunnerService } from '../facts.ts'
import type { Probe } from '../observe.ts'
import { containerWordInCgroup } from '../parsers/container-id.ts'
import type { Source } from '../source.ts'
import { readOr } from './read.ts'

/** The runner, by the variables that actions/runner, act and Kubernetes set and the files that engines leave. */
export const runner: Probe<'runner', Source> = async (source, seen) => {
  const { environment } = source
  const kind = kindOf(environment)
  const namespaces = await seen('ownNamespaces').catch((): Namespaces => ({}))
  const container = await containerEvidence(source, isMachineOwn(namespaces))
  return {
    kind: kind.name,
    service: serviceOf(environment),
    name: environment['RUNNER_NAME'] ?? '',
    inContainer: container.length > 0,
    evidence: [...kind.evidence, ...container],
    workspace: environment['GITHUB_WORKSPACE'] || null,
    work: workDirectory(environment),
    home: environment['HOME'] || null,
    temp: environment['RUNNER_TEMP'] || null,
    toolCache: environment['RUNNER_TOOL_CACHE'] || null,
  }
}

/** The variables that each service sets on its machines. */
const services: readonly (readonly [RunnerService, (environment: Source['environment']) => boolean])[] = [
  [
    'arc',
    (has) => has['GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT']?.includes('actions-runner-controller') === true,
  ],
  ['depot', (has) => Boolean(has['DEPOT_RUNNER'])],
  ['namespace', (has) => Boolean(has['NAMESPACE_GITHUB_RUNTIME'])],
  ['blacksmith', (has) => has['RUNNER_NAME']?.startsWith('blacksmith-') === true],
  ['warpbuild', (has) => has['RUNNER_NAME']?.startsWith('warp-') === true],
  ['runs-on', (has) => has['RUNNER_NAME']?.startsWith('runs-on--') === true],
  ['codebuild', (has) => Boolean(has['CODEBUILD_BUILD_ID'])],
  ['github', (has) => has['RUNNER_ENVIRONMENT'] === 'github-hosted'],
]

function serviceOf(environment: Source['environment']): RunnerService | null {
  // act stands in for the others, and sets some of their variables too.
  if (environment['ACT'] === 'true') return null
  return services.find(([, isIt]) => isIt(environment))?.[0] ?? null
}

/**
 * RUNNER_WORKSPACE is the folder of the job's repository in it (actions/runner, JobExtension.cs, line 213), beside `_temp`,
 * `_tool` and `_actions` (Constants.cs, lines 285 to 293). Where temp does not lie in it, the variables mean something else.
 */
function workDirectory(environment: Source['environment']): string | null {
  const { RUNNER_WORKSPACE = '', GITHUB_WORKSPACE = '', RUNNER_TEMP = '' } = environment
  const work = dirname(RUNNER_WORKSPACE)
  const isIt = work !== '/' && [GITHUB_WORKSPACE, RUNNER_TEMP].every((path) => isWithin(path, work))
  return isIt ? work : null
}

function kindOf(environment: Source['environment']): { name: RunnerKind; evidence: string[] } {
  // act stands in for the others, and sets some of their variables too.
  if (environment['ACT'] === 'true') return { name: 'act', evidence: ['ACT=true'] }
  if (environment['RUNNER_ENVIRONMENT'] === 'github-hosted') {
    return { name: 'github-hosted', evidence: ['RUNNER_ENVIRONMENT=github-hosted'] }
  }
  if (environment['GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT']?.includes('actions-runner-controller')) {
    const evidence = ['GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT names actions-runner-controller']
    return { name: 'kubernetes', evidence }
  }
  if (environment['KUBERNETES_SERVICE_HOST']) return { name: 'kubernetes', evidence: [] }
  if (environment['GITHUB_ACTIONS'] === 'true')
    return { name: 'self-hosted', evidence: ['GITHUB_ACTIONS=true'] }
  return { name: 'none', evidence: ['GITHUB_ACTIONS is not set'] }
}

/**
 * @param machineOwn true if the marks are stale: a machine whose disk was made from a container's image has them too
 */
async function containerEvidence(source: Source, machineOwn: boolean): Promise<string[]> {
  const [dockerMark, podmanMark, cgroup] = await Promise.all([
    source.files.exists('/.dockerenv'),
    source.files.exists('/run/.containerenv'),
    readOr(source, `${source.proc}/1/cgroup`, ''),
  ])
  const word = containerWordInCgroup(cgroup)
  const evidence: string[] = []
  if (source.environment['KUBERNETES_SERVICE_HOST']) evidence.push('KUBERNETES_SERVICE_HOST is set')
  if (dockerMark && !machineOwn) evidence.push('/.dockerenv exists')
  if (podmanMark && !machineOwn) evidence.push('/run/.containerenv exists')
  if (word) evidence.push(`/proc/1/cgroup names ${word}`)
  return evidence
}

/** The namespaces that the kernel starts with have fixed numbers (linux/proc_ns.h); no container has all three. */
function isMachineOwn({ ipc, uts, pid }: Namespaces): boolean {
  return ipc === 0xefffffff && uts === 0xeffffffe && pid === 0xeffffffc
}
