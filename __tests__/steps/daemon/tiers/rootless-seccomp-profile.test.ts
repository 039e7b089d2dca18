import { expect, test } from '@jest/globals'
import profile from '../../../../src/steps/daemon/tiers/rootless-seccomp-profile.json' with { type: 'json' }

const added = [
  'chroot',
  'clone',
  'keyctl',
  'mount',
  'pivot_root',
  'sethostname',
  'setns',
  'umount2',
  'unshare',
]

test("it is Docker's default profile and one rule, for what creates, enters and fills namespaces", () => {
  expect(profile.defaultAction).toBe('SCMP_ACT_ERRNO')
  expect(profile.syscalls.at(-1)).toEqual({ names: added, action: 'SCMP_ACT_ALLOW' })
})

test.each([
  'bpf',
  'init_module',
  'kexec_load',
  'open_by_handle_at',
  'perf_event_open',
  'reboot',
  'userfaultfd',
])('%s is not in the added rule', (name) => {
  expect(added).not.toContain(name)
  const allowing = profile.syscalls.filter(
    ({ action, names, includes }) => action === 'SCMP_ACT_ALLOW' && names.includes(name) && !includes,
  )
  expect(allowing).toEqual([])
})
