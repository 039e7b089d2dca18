import { expect, test } from '@jest/globals'
import { strongestPrivilege } from '../../../src/plan/tiers/strongest-privilege.ts'
import { makeObserved, unseen } from '../../make-facts.ts'

test('the strongest tier of a machine, and why not a stronger one', () => {
  const withSysbox = makeObserved({ engine: { runtimes: ['runc', 'sysbox-runc'] } })
  expect(strongestPrivilege(withSysbox)).toMatch(/^sysbox\./)
  expect(strongestPrivilege(makeObserved())).toContain('Not sysbox: The host daemon has no runtime')
})

test('only privileged on Podman', () => {
  expect(strongestPrivilege(makeObserved({ engine: { product: 'podman' } }))).toMatch(/^only privileged\./)
})

test('none without a daemon, or with one in a virtual machine', () => {
  expect(strongestPrivilege(makeObserved({ engine: unseen() }))).toBeNull()
  expect(strongestPrivilege(makeObserved({ machine: { operatingSystem: 'macos' } }))).toBeNull()
})
