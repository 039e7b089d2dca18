import { describe, expect, test } from '@jest/globals'
import type { Request } from '../../../src/plan/request.ts'
import { chooseTiers, tiers } from '../../../src/plan/tiers/choose-tiers.ts'
import type { Privilege } from '../../../src/plan/tiers/tier.ts'
import type { ObservedDifferences } from '../../make-facts.ts'
import { unseen } from '../../make-facts.ts'
import { recordedMachines } from '../../recorded-machines.ts'
import { makeRequest, makeSituation } from '../make-situation.ts'

const withSysbox = { runtimes: ['io.containerd.runc.v2', 'runc', 'sysbox-runc'] }
const reasonsAgainst = (
  privilege: Privilege,
  observed: ObservedDifferences,
  requested: Privilege | 'auto' = 'auto',
) =>
  chooseTiers(makeSituation({ privilege: requested }, observed)).passedOver.find(
    (each) => each.privilege === privilege,
  )?.reasons

describe('auto', () => {
  test('never takes privileged, on no recorded machine', () => {
    for (const [, { facts }] of recordedMachines) {
      const request = makeRequest()
      expect(chooseTiers({ request, observed: facts }).possible).not.toContain('privileged')
    }
  })

  test('tries or explains each tier but privileged', () => {
    for (const [, { facts }] of recordedMachines) {
      const { possible, passedOver } = chooseTiers({ request: makeRequest(), observed: facts })
      const named = [...possible, ...passedOver.map(({ privilege }) => privilege)]
      expect(named.toSorted()).toEqual(
        Object.keys(tiers)
          .filter((name) => name !== 'privileged')
          .toSorted(),
      )
      expect(passedOver.every(({ reasons }) => reasons.length > 0)).toBe(true)
    }
  })

  test('takes the stronger tier first', () => {
    const { possible } = chooseTiers(makeSituation({}, { engine: withSysbox }))
    expect(possible[0]).toBe('sysbox')
    expect(possible.at(-1)).toBe('capabilities')
  })
})

describe('sysbox', () => {
  test.each<[string, ObservedDifferences, string | undefined]>([
    ['is not installed', {}, 'no runtime `sysbox-runc`'],
    ['has no known version', { engine: withSysbox, sysbox: { version: null } }, undefined],
    ['has an unreadable version', { engine: withSysbox, sysbox: unseen() }, undefined],
    ['is new enough', { engine: withSysbox, sysbox: { version: '0.7.0' } }, undefined],
    ['is too old', { engine: withSysbox, sysbox: { version: '0.6.7' } }, 'Sysbox 0.6.7 cannot run'],
    [
      'is on a kernel where it fails',
      { engine: { ...withSysbox, kernel: '7.0.0-1004-azure' } },
      'not stable on Linux 7',
    ],
  ])('%s', (_, observed, reason) => {
    const reasons = reasonsAgainst('sysbox', observed)
    if (reason === undefined) expect(reasons).toBeUndefined()
    else expect(reasons?.join(' ')).toContain(reason)
  })

  test('is impossible with a kept data root in the containerd image store, whose images it loses', () => {
    const classic = { features: { 'containerd-snapshotter': false } }
    const possible = (request: Partial<Request>, imageStore: 'graphdriver' | 'snapshotter') =>
      chooseTiers(
        makeSituation({ privilege: 'sysbox', ...request }, { engine: { ...withSysbox, imageStore } }),
      ).possible
    expect(possible({ cache: 'key' }, 'snapshotter')).toEqual([])
    expect(possible({ cache: 'key' }, 'graphdriver')).toEqual(['sysbox'])
    expect(possible({ cache: 'key', daemonConfiguration: classic }, 'snapshotter')).toEqual(['sysbox'])
    expect(possible({ cache: 'key', storageDriver: 'overlay2' }, 'snapshotter')).toEqual(['sysbox'])
    expect(possible({ cache: 'key', storageDriver: 'overlayfs' }, 'graphdriver')).toEqual([])
    expect(possible({}, 'snapshotter')).toEqual(['sysbox'])
  })

  test('is taken despite doubts if it is named', () => {
    const observed = { engine: withSysbox, sysbox: { version: '0.6.7' } }
    expect(chooseTiers(makeSituation({ privilege: 'sysbox' }, observed)).possible).toEqual(['sysbox'])
    expect(reasonsAgainst('sysbox', {}, 'sysbox')?.join(' ')).toContain('Sysbox is not installed')
  })
})

describe('user-namespace', () => {
  test.each<[string, ObservedDifferences, string]>([
    ['a rootless host daemon', { engine: { rootless: true } }, 'rootless'],
    ['Podman', { engine: { product: 'podman' } }, 'Podman accepts no seccomp profile'],
    ['another architecture', { engine: { architecture: 's390x' } }, 'x86-64 and arm64 only'],
    ['no user namespaces', { userNamespaces: { maximum: 0 } }, '`user.max_user_namespaces` is 0'],
    ['an old kernel', { engine: { kernel: '5.10.0-36-amd64' } }, 'Linux 5.12 and newer can'],
    [
      'a workspace on overlayfs',
      { jobFilesystems: [{ path: '/home/runner/work', type: 'overlay' }] },
      'is on overlay',
    ],
  ])('is impossible with %s, also if it is named', (_, observed, reason) => {
    expect(reasonsAgainst('user-namespace', observed)?.join(' ')).toContain(reason)
    expect(reasonsAgainst('user-namespace', observed, 'user-namespace')?.join(' ')).toContain(reason)
  })

  test.each<[string, ObservedDifferences]>([
    [
      "Ubuntu's and Debian's restrictions of ordinary users",
      { userNamespaces: { unprivileged: false, restrictedByAppArmor: true } },
    ],
    [
      'facts that could not be read',
      { userNamespaces: unseen(), jobFilesystems: unseen(), sysbox: unseen() },
    ],
    ['a host daemon that remaps users', { engine: { userNamespaceRemap: true } }],
  ])('is possible despite %s', (_, observed) => {
    expect(chooseTiers(makeSituation({}, observed)).possible[0]).toBe('user-namespace')
  })
})

test('a builder in a privileged container needs a tier that starts one', () => {
  const request = { driver: 'docker-container' } as const
  expect(chooseTiers(makeSituation(request)).possible).not.toContain('capabilities')
  expect(chooseTiers(makeSituation(request, { engine: withSysbox })).possible).toContain('sysbox')
  expect(chooseTiers(makeSituation({ ...request, privilege: 'privileged' })).possible).toEqual(['privileged'])
})

test('each tier says what it is for an attacker, and what it lacks', () => {
  for (const [name, { wall, lacks, name: own }] of Object.entries(tiers)) {
    expect(own).toBe(name)
    expect(wall).toMatch(/^[A-Z].+\.$/)
    if (name !== 'privileged') expect(lacks.length).toBeGreaterThan(0)
    for (const sentence of lacks) expect(sentence).toMatch(/^[A-Z].+\.$/)
  }
})
