import { dirname } from 'node:path/posix'
import { isWithin } from '../../values/path.ts'
import type { Namespaces, RunnerKind, RunnerService } from '../facts.ts'
import type { Probe } from '../observe.ts'
import { containerEngineInCgroup } from '../parsers/container-id.ts'
import type { Source } from '../source.ts'
import { readOr } from './read.ts'

/** The runner, from the variables of actions/runner, act and Kubernetes and from the files of container engines. */
export const runner: Probe<'runner', Source> = async (source, seen) => {
  const { environment } = source
  const kind = kindOf(environment)
  const namespaces = await seen('ownNamespaces').catch((): Namespaces => ({}))
  const container = await containerEvidence(source, areInitial(namespaces))
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

/** The variables that each provider sets. */
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
  // act simulates other runners and sets some of their variables.
  if (environment['ACT'] === 'true') return null
  return services.find(([, isIt]) => isIt(environment))?.[0] ?? null
}

/**
 * The parent of RUNNER_WORKSPACE, which is the directory of the job's repository (actions/runner, JobExtension.cs:213).
 * It also contains `_temp`, `_tool` and `_actions` (Constants.cs:285-293). If the temp directory is elsewhere, the
 * variables have another meaning and the result is null.
 */
function workDirectory(environment: Source['environment']): string | null {
  const { RUNNER_WORKSPACE = '', GITHUB_WORKSPACE = '', RUNNER_TEMP = '' } = environment
  const work = dirname(RUNNER_WORKSPACE)
  const isWork = work !== '/' && [GITHUB_WORKSPACE, RUNNER_TEMP].every((path) => isWithin(path, work))
  return isWork ? work : null
}

function kindOf(environment: Source['environment']): { name: RunnerKind; evidence: string[] } {
  // act simulates other runners and sets some of their variables.
  if (environment['ACT'] === 'true') return { name: 'act', evidence: ['ACT=true'] }
  if (environment['RUNNER_ENVIRONMENT'] === 'github-hosted') {
    return { name: 'github-hosted', evidence: ['RUNNER_ENVIRONMENT=github-hosted'] }
  }
  if (environment['GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT']?.includes('actions-runner-controller')) {
    const evidence = ['GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT contains actions-runner-controller']
    return { name: 'kubernetes', evidence }
  }
  if (environment['KUBERNETES_SERVICE_HOST']) return { name: 'kubernetes', evidence: [] }
  if (environment['GITHUB_ACTIONS'] === 'true')
    return { name: 'self-hosted', evidence: ['GITHUB_ACTIONS=true'] }
  return { name: 'none', evidence: ['GITHUB_ACTIONS is not set'] }
}

/**
 * @param isHost true to ignore marker files: a machine whose disk was made from a container image has them too
 */
async function containerEvidence(source: Source, isHost: boolean): Promise<string[]> {
  const [dockerMarker, podmanMarker, cgroup] = await Promise.all([
    source.files.exists('/.dockerenv'),
    source.files.exists('/run/.containerenv'),
    readOr(source, `${source.proc}/1/cgroup`, ''),
  ])
  const engine = containerEngineInCgroup(cgroup)
  const evidence: string[] = []
  if (source.environment['KUBERNETES_SERVICE_HOST']) evidence.push('KUBERNETES_SERVICE_HOST is set')
  if (dockerMarker && !isHost) evidence.push('/.dockerenv exists')
  if (podmanMarker && !isHost) evidence.push('/run/.containerenv exists')
  if (engine) evidence.push(`/proc/1/cgroup contains ${engine}`)
  return evidence
}

/** The initial namespaces have fixed numbers (linux/proc_ns.h). No container has all three. */
function areInitial({ ipc, uts, pid }: Namespaces): boolean {
  return ipc === 0xefffffff && uts === 0xeffffffe && pid === 0xeffffffc
}
