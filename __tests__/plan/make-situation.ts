import type { Finding } from '../../src/checks/check.ts'
import type { Job } from '../../src/plan/job.ts'
import type { Plan, StepKind, StepOf } from '../../src/plan/plan.ts'
import type { Request } from '../../src/plan/request.ts'
import type { Situation } from '../../src/plan/strategy.ts'
import { makeObserved, type ObservedDifferences } from '../make-facts.ts'

export const job: Job = {
  repository: 'team/app',
  run: '1234567890',
  attempt: '1',
  job: 'build',
  runner: 'GitHub Actions 7',
  token: 'a1b2c3d4',
}

/** What a workflow asks for that says nothing but `uses:`, or something else by its differences. */
export function makeRequest(differences: Partial<Request> = {}): Request {
  return {
    mode: 'auto',
    job,
    buildxVersion: { kind: 'installed' },
    cacheBinary: true,
    driver: null,
    endpoint: '',
    daemon: null,
    append: [],
    certificates: [],
    driverOptions: [],
    buildkitdConfiguration: '',
    use: true,
    buildkitdFlags: '',
    platforms: [],
    name: null,
    keepState: false,
    cleanup: true,
    inherit: true,
    proxies: {},
    dindImage: 'docker:29.7.2-dind',
    dindImageAsked: false,
    privilege: 'auto',
    storage: { place: 'auto', bytes: null },
    storageDriver: 'auto',
    cache: '',
    preload: [],
    exportWay: 'auto',
    guard: 'off',
    allow: [],
    reap: true,
    companion: true,
    network: 'isolated',
    ports: 'localhost',
    daemonConfiguration: {},
    memory: null,
    pidsLimit: 8192,
    startDeadline: 120_000,
    verify: 'quick',
    sweepAfter: 432_000,
    githubToken: '',
    previousVariables: {},
    ...differences,
  }
}

/** A finding that speaks against the socket, or another one by its differences. */
export function makeFinding(differences: Partial<Finding> = {}): Finding {
  return {
    id: 'bad-state',
    severity: 'warning',
    about: 'host-daemon',
    title: 'A bad state',
    message: 'The engine is shared.',
    evidence: [],
    remedy: 'Share it no more.',
    rulesOut: ['socket'],
    ...differences,
  }
}

/** A plain request on the healthy machine without findings, but for the differences. */
export function makeSituation(
  request: Partial<Request> = {},
  observed: ObservedDifferences = {},
  findings: readonly Finding[] = [],
): Situation {
  return { request: makeRequest(request), observed: makeObserved(observed), findings, installation: null }
}

export const kindsOf = (plan: Plan): StepKind[] => plan.steps.map(({ kind }) => kind)

/** The plan's only step of a kind. */
export function stepOf<Kind extends StepKind>(plan: Plan, kind: Kind): StepOf<Kind> {
  const steps = plan.steps.filter((step): step is StepOf<Kind> & typeof step => step.kind === kind)
  const [step, ...others] = steps
  if (step === undefined || others.length > 0) throw new Error(`${steps.length} steps of kind ${kind}`)
  return step
}
