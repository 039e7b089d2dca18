import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../src/checks/check.ts'
import { ExpectedError } from '../../src/expected-error.ts'
import { choosePlan } from '../../src/plan/choose-plan.ts'
import type { Request } from '../../src/plan/request.ts'
import type { Situation } from '../../src/plan/strategy.ts'
import { makeMount, type ObservedDifferences, unseen } from '../make-facts.ts'
import { makeFinding, makeSituation, stepOf } from './make-situation.ts'

type Case = {
  readonly request?: Partial<Request>
  readonly observed?: ObservedDifferences
  readonly findings?: readonly Finding[]
}

const situationOf = ({ request, observed, findings }: Case) => makeSituation(request, observed, findings)

const againstSocket = makeFinding()
const errorAgainstSocket = makeFinding({ id: 'worse-state', severity: 'error', message: 'It hangs.' })
const errorAgainstDind = makeFinding({
  id: 'no-mounts',
  severity: 'error',
  message: 'Mounts are forbidden.',
  remedy: 'Allow mounts.',
  rulesOut: ['dind'],
})
/** The host daemon cannot meet this, so that `mode: auto` does not take it despite errors. */
const needsDaemon: Partial<Request> = { dindImageAsked: true }
const withoutBuildx: ObservedDifferences = { clients: [] }
const inContainerJob: ObservedDifferences = {
  ownContainer: {
    id: 'c0ffee',
    image: 'node:24',
    mounts: [makeMount({ source: '/srv/runner/_work', destination: '/home/runner/work' })],
    networks: [`github_network_${'0'.repeat(32)}`],
  },
}
const longTemp = `/home/runner/${'work/'.repeat(20)}_temp`

describe('the chosen mode', () => {
  test.each<[string, Case, string]>([
    ['is socket on a healthy machine', {}, 'socket'],
    ['is dind if a warning is against socket', { findings: [againstSocket] }, 'dind'],
    ['is dind if an error is', { findings: [errorAgainstSocket] }, 'dind'],
    ['is dind if a notice is', { findings: [makeFinding({ severity: 'notice' })] }, 'dind'],
    [
      'is socket with a warning if an error rules out dind',
      { findings: [againstSocket, errorAgainstDind] },
      'socket',
    ],
    [
      'is the first if each has a warning',
      { findings: [againstSocket, makeFinding({ id: 'other-state', rulesOut: ['dind'] })] },
      'socket',
    ],
    [
      'is the first if a notice is against the other',
      { findings: [againstSocket, makeFinding({ severity: 'notice', rulesOut: ['dind'] })] },
      'socket',
    ],
    [
      'is the one with the fewest warnings',
      {
        findings: [
          makeFinding({ rulesOut: ['socket', 'dind'] }),
          makeFinding({ id: 'other-state', rulesOut: ['socket'] }),
        ],
      },
      'dind',
    ],
    [
      'is socket in a container job of GitHub whose paths differ: many programs do not find a separate daemon',
      { observed: inContainerJob, findings: [againstSocket] },
      'socket',
    ],
    [
      'is dind in a container job if more is against socket',
      { observed: inContainerJob, findings: [againstSocket, makeFinding({ id: 'other-state' })] },
      'dind',
    ],
    ['stays socket if a finding rules out nothing', { findings: [makeFinding({ rulesOut: [] })] }, 'socket'],
    ['stays socket if a finding rules out dind', { findings: [errorAgainstDind] }, 'socket'],
    ['is dind if `dind-image` is set', { request: { dindImageAsked: true } }, 'dind'],
    ['is dind if `privilege` is set', { request: { privilege: 'privileged' } }, 'dind'],
    ['is dind if `daemon-config` is set', { request: { daemonConfiguration: { debug: true } } }, 'dind'],
    ['is socket without Buildx, with the embedded BuildKit', { observed: withoutBuildx }, 'socket'],
    [
      'is socket without Buildx with `driver: docker`',
      { observed: withoutBuildx, request: { driver: 'docker' } },
      'socket',
    ],
    ['is the requested one: socket', { request: { mode: 'socket' } }, 'socket'],
    ['is the requested one: dind', { request: { mode: 'dind' } }, 'dind'],
    [
      'is the requested one despite a warning: socket',
      { request: { mode: 'socket' }, findings: [againstSocket] },
      'socket',
    ],
    [
      'is the requested one despite a warning: dind',
      { request: { mode: 'dind' }, findings: [makeFinding({ rulesOut: ['dind'] })] },
      'dind',
    ],
    [
      'is socket with errors if only these rule it out',
      { findings: [errorAgainstSocket, errorAgainstDind] },
      'socket',
    ],
    [
      'is socket with an error if an obstacle rules out dind',
      { findings: [errorAgainstSocket], observed: { runner: { temp: null } } },
      'socket',
    ],
    [
      'is none in `mode: inspect`, with any findings',
      { request: { mode: 'inspect' }, findings: [errorAgainstSocket, errorAgainstDind] },
      'inspect',
    ],
  ])('%s', (_, given, strategy) => {
    expect(choosePlan(situationOf(given)).strategy).toBe(strategy)
  })
})

describe('no possible mode', () => {
  test.each<[string, Case, readonly string[], string]>([
    [
      'lists the reasons of each mode and the remedies of the findings',
      { request: needsDaemon, findings: [errorAgainstSocket, errorAgainstDind] },
      ['Docker cannot be set up on this runner. `socket`: It hangs. `dind`: Mounts are forbidden.'],
      'Share it no more. Allow mounts.',
    ],
    [
      'lists a common reason once',
      { request: needsDaemon, findings: [{ ...errorAgainstSocket, rulesOut: ['socket', 'dind'] }] },
      ['Docker cannot be set up on this runner. `socket`, `dind`: It hangs.'],
      'Share it no more.',
    ],
    [
      'lists a common remedy once',
      {
        request: needsDaemon,
        findings: [
          errorAgainstSocket,
          makeFinding({ ...errorAgainstDind, remedy: errorAgainstSocket.remedy }),
        ],
      },
      [],
      'Share it no more.',
    ],
    [
      'names a daemon that is too old for every step, although it answers',
      { findings: [makeFinding({ id: 'engine-too-old', severity: 'error', rulesOut: ['socket', 'dind'] })] },
      ['Docker cannot be set up on this runner. `socket`, `dind`: The engine is shared.'],
      'Share it no more.',
    ],
    [
      'names a daemon that does not answer, despite a finding about it',
      {
        observed: { engine: unseen('connection refused') },
        findings: [{ ...errorAgainstSocket, rulesOut: ['socket', 'dind'] }],
      },
      ['`socket`, `dind`: It hangs.'],
      'Share it no more.',
    ],
    [
      'names only the requested mode if an error rules it out',
      { request: { mode: 'socket' }, findings: [errorAgainstSocket, errorAgainstDind] },
      ['`mode: socket` is not possible on this runner. It hangs.'],
      'Share it no more.',
    ],
    [
      'names only dind if it is requested and an error rules it out',
      { request: { mode: 'dind' }, findings: [againstSocket, errorAgainstDind] },
      ['`mode: dind` is not possible on this runner. Mounts are forbidden.'],
      'Allow mounts.',
    ],
    [
      'names the facts that could not be read',
      { observed: { engine: unseen('connection refused') } },
      [
        '`socket`: No usable Docker daemon: connection refused.',
        '`dind`: Required information is missing: connection refused.',
      ],
      'Fix one of these causes. `mode: inspect` reports everything that Berth detected.',
    ],
    [
      'names Buildx if the driver needs it',
      { request: { mode: 'socket', driver: 'docker-container' }, observed: withoutBuildx },
      ['Buildx is not installed on this runner', 'Install the package docker-buildx-plugin'],
      'Fix one of these causes. `mode: inspect` reports everything that Berth detected.',
    ],
    [
      'names the reason why Berth could not check for Buildx',
      {
        request: { mode: 'socket', driver: 'docker-container' },
        observed: { clients: unseen('PATH is empty') },
      },
      ['Could not check for Buildx: PATH is empty.'],
      'Fix one of these causes. `mode: inspect` reports everything that Berth detected.',
    ],
  ])('%s', (_, given, messages, remedy) => {
    const error = errorOf(situationOf(given))
    for (const message of messages) expect(error.message).toContain(message)
    expect(error).toMatchObject({ code: 'no-strategy-left', remedy })
  })

  test.each<[string, Case, string]>([
    [
      'a driver that needs privileges',
      { request: { driver: 'docker-container', privilege: 'capabilities' } },
      'starts a privileged container',
    ],
    [
      'a driver without Buildx',
      { request: { driver: 'docker-container', privilege: 'privileged' }, observed: withoutBuildx },
      'Buildx is not installed',
    ],
    [
      'Podman, without privileges',
      { observed: { engine: { product: 'podman' } } },
      'Podman accepts no seccomp profile from a client',
    ],
    [
      'another operating system, with any unknown facts',
      { observed: { machine: { operatingSystem: 'macos' }, network: unseen() } },
      '`dind` does not work on macOS: a virtual machine cannot share a Unix socket with the job.',
    ],
    [
      'Docker Desktop',
      { observed: { engine: { operatingSystem: 'Docker Desktop' } } },
      '`dind` does not work with Docker Desktop',
    ],
    ['no RUNNER_TEMP', { observed: { runner: { temp: null } } }, 'RUNNER_TEMP is not set'],
    [
      'a socket path that is too long',
      { observed: { runner: { temp: longTemp } } },
      'is longer than 107 bytes',
    ],
    [
      'a RUNNER_TEMP that the host daemon cannot reach',
      {
        observed: {
          ownContainer: { id: 'f'.repeat(64), image: 'node:24', mounts: [], networks: [] },
        },
      },
      'The host daemon has no path for /home/runner/work/_temp',
    ],
    [
      'no free subnet',
      { observed: { network: { routes: ['10.0.0.0/8', '172.16.0.0/12', '100.64.0.0/10'].map(route) } } },
      'No private subnet is free',
    ],
    ...(
      ['endpoint', 'engine', 'engineNetworks', 'network', 'runner', 'ownContainer', 'ownProcess'] as const
    ).map((fact): [string, Case, string] => [
      `${fact} that could not be seen`,
      { observed: { [fact]: unseen('it is hidden') } },
      'Required information is missing: it is hidden.',
    ]),
  ])('dind is impossible: %s', (_, { request, observed }, reason) => {
    const { message } = errorOf(makeSituation({ mode: 'dind', ...request }, observed))
    expect(message).toContain(reason)
  })

  test('with privileges, Podman runs a job daemon', () => {
    const situation = makeSituation(
      { mode: 'dind', privilege: 'privileged' },
      { engine: { product: 'podman' } },
    )
    expect(choosePlan(situation).strategy).toBe('dind')
  })

  test('the limit of a socket path is 107 bytes, not letters', () => {
    const suffix = '/berth-a1b2c3d4/docker.sock'
    const temp = (letter: string, amount: number) => ({ runner: { temp: `/${letter.repeat(amount)}` } })
    const longest = 107 - suffix.length - 1
    const inMode = (observed: ObservedDifferences) => makeSituation({ mode: 'dind' }, observed)
    const launch = stepOf(choosePlan(inMode(temp('a', longest))), 'launch-daemon')
    expect(new TextEncoder().encode(launch.socket)).toHaveLength(107)
    expect(errorOf(inMode(temp('a', longest + 1))).message).toContain('107 bytes')
    expect(errorOf(inMode(temp('ä', Math.ceil((longest + 1) / 2)))).message).toContain('107 bytes')
  })

  test('a cgroup that could not be read rules out nothing', () => {
    expect(choosePlan(makeSituation({ mode: 'dind' }, { cgroup: unseen() })).strategy).toBe('dind')
  })
})

test('if each mode has an error, the reasons name those against socket, which is taken', () => {
  const { because, rejected } = choosePlan(
    situationOf({ findings: [errorAgainstSocket, errorAgainstDind, againstSocket] }),
  )
  expect(because.slice(-2)).toEqual([
    'Each mode is ruled out, but `socket` by findings only: `worse-state`.',
    'With `mode: auto`, the daemon is used anyway and the findings are reported.',
  ])
  expect(rejected).toEqual([
    { strategy: 'dind', reasons: ['Mounts are forbidden.'], findings: ['no-mounts'] },
  ])
})

describe('the reasons against the other modes', () => {
  test.each<[string, Case, unknown]>([
    [
      'socket is tried first',
      {},
      [{ strategy: 'dind', reasons: ['Not needed: `socket` works and is tried first.'], findings: [] }],
    ],
    [
      'a finding against socket is named',
      { findings: [againstSocket] },
      [{ strategy: 'socket', reasons: ['The engine is shared.'], findings: ['bad-state'] }],
    ],
    [
      'an obstacle rules it out, so its warnings are left out',
      { findings: [againstSocket], request: { dindImageAsked: true } },
      [
        {
          strategy: 'socket',
          reasons: ['`dind-image` requests a separate daemon.'],
          findings: [],
        },
      ],
    ],
    [
      'an error rules it out, so only errors are listed',
      { findings: [errorAgainstSocket, againstSocket], request: { dindImageAsked: true } },
      [
        {
          strategy: 'socket',
          reasons: ['It hangs.'],
          findings: ['worse-state'],
        },
      ],
    ],
    [
      'socket was requested',
      { request: { mode: 'socket' } },
      [{ strategy: 'dind', reasons: ['`mode: socket` is set.'], findings: [] }],
    ],
    [
      'dind was requested',
      { request: { mode: 'dind' }, findings: [againstSocket] },
      [{ strategy: 'socket', reasons: ['`mode: dind` is set.'], findings: [] }],
    ],
    ['nothing is set up in `mode: inspect`', { request: { mode: 'inspect' } }, []],
  ])('%s', (_, given, rejected) => {
    expect(choosePlan(situationOf(given)).rejected).toEqual(rejected)
  })
})

test('every plan has its reasons, in full sentences', () => {
  for (const mode of ['auto', 'socket', 'dind', 'inspect'] as const) {
    const { because } = choosePlan(makeSituation({ mode }))
    expect(because.length).toBeGreaterThan(0)
    for (const sentence of because) expect(sentence).toMatch(/^[\w`].*\.$/)
  }
})

test('`mode: inspect` plans no steps, so nothing is changed', () => {
  expect(choosePlan(makeSituation({ mode: 'inspect' })).steps).toStrictEqual([])
})

test('a plan is plain JSON, so the journal keeps all of it', () => {
  for (const mode of ['socket', 'dind'] as const) {
    const plan = choosePlan(makeSituation({ mode }))
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
  }
})

test('the same situation gives the same plan', () => {
  const situation = makeSituation({ mode: 'dind' })
  expect(choosePlan(situation)).toEqual(choosePlan(situation))
})

function errorOf(situation: Situation): ExpectedError {
  try {
    choosePlan(situation)
  } catch (error) {
    if (error instanceof ExpectedError) return error
    throw error
  }
  throw new Error('a strategy was left')
}

function route(destination: string) {
  return { destination, gateway: '10.1.0.1', interface: 'eth0' }
}
