import { describe, expect, test } from '@jest/globals'
import { chooseTiers } from '../../../src/plan/tiers/choose-tiers.ts'
import type { ObservedDifferences } from '../../make-facts.ts'
import { unseen } from '../../make-facts.ts'
import { makeSituation } from '../make-situation.ts'

const image = 'docker:29.7.2-dind-rootless'
const open = { maximum: 28_633, unprivileged: true, restrictedByAppArmor: false }
const chosen = (observed: ObservedDifferences, request = {}) =>
  chooseTiers(makeSituation({ privilege: 'rootless', ...request }, { userNamespaces: open, ...observed }))

test.each<[string, ObservedDifferences, string]>([
  [
    'a kernel before 5.11',
    { engine: { kernel: '5.10.0-33-amd64' } },
    'needs Linux 5.11, and this kernel is 5.10.0-33-amd64',
  ],
  ['Podman', { engine: { product: 'podman' } }, 'Podman accepts no seccomp profile'],
  ['a rootless host daemon', { engine: { rootless: true } }, 'The host daemon is rootless'],
  [
    'no-new-privileges',
    { engine: { securityOptions: ['name=seccomp,profile=default', 'name=no-new-privileges'] } },
    'The host daemon sets `no-new-privileges`',
  ],
  [
    'a kernel without user namespaces',
    { userNamespaces: { ...open, maximum: null } },
    'has no user namespaces',
  ],
  ['none allowed', { userNamespaces: { ...open, maximum: 0 } }, 'sysctl user.max_user_namespaces='],
  [
    'only root allowed to create them',
    { userNamespaces: { ...open, unprivileged: false } },
    'sysctl kernel.unprivileged_userns_clone=1',
  ],
  [
    'the restriction of Ubuntu 24.04',
    { userNamespaces: { ...open, restrictedByAppArmor: true } },
    'sysctl kernel.apparmor_restrict_unprivileged_userns=0',
  ],
])('is impossible with %s', (_, observed, reason) => {
  const { possible, passedOver } = chosen(observed)
  expect(possible).toEqual([])
  expect(passedOver[0]?.reasons.join(' ')).toContain(reason)
})

test('is possible if no fact rules it out, or none could be read', () => {
  expect(chosen({}).possible).toEqual(['rootless'])
  expect(chosen({ userNamespaces: unseen() }).possible).toEqual(['rootless'])
})

test('refuses the privileged builder of `driver: docker-container`', () => {
  expect(chosen({}, { driver: 'docker-container' }).possible).toEqual([])
})

describe('auto', () => {
  test('takes it before `capabilities`, and only with an image that is made for it', () => {
    expect(chosen({}, { privilege: 'auto', dindImage: image }).possible.slice(-2)).toEqual([
      'rootless',
      'capabilities',
    ])
    expect(chosen({}, { privilege: 'auto' }).possible).not.toContain('rootless')
  })
})

test.each([
  ['isolated', ['rootless']],
  ['open', ['rootless']],
  ['sealed', []],
])('network: %s', (network, possible) => {
  const { possible: found, passedOver } = chosen({}, { network })
  expect(found).toEqual(possible)
  if (possible.length === 0) expect(passedOver[0]?.reasons[0]).toContain('`network: sealed` leaves no port')
})

test.each([
  [{ storage: { place: 'tmpfs', bytes: null } }, '`storage: tmpfs` belongs to root'],
  [{ storage: { place: 'loop', bytes: null } }, '`storage: loop` belongs to root'],
  [{ storageDriver: 'fuse-overlayfs' }, 'needs /dev/fuse'],
])('%j is impossible in it', (request, reason) => {
  const { possible, passedOver } = chosen({}, request)
  expect(possible).toEqual([])
  expect(passedOver[0]?.reasons[0]).toContain(reason)
})

test('it stores images on a volume', () => {
  expect(chosen({}, { storage: { place: 'volume', bytes: null } }).possible).toEqual(['rootless'])
})
