import { expect, test } from '@jest/globals'
import profile from '../../../src/steps/daemon/seccomp-profile.json' with { type: 'json' }

type Rule = {
  readonly names: readonly string[]
  readonly action: string
  readonly includes?: {
    readonly caps?: readonly string[]
    readonly arches?: readonly string[]
    readonly minKernel?: string
  }
  readonly excludes?: { readonly caps?: readonly string[] }
  readonly args?: readonly unknown[] | null
}

const rules: readonly Rule[] = profile.syscalls

/** The system calls that are allowed regardless of capabilities, architecture and kernel. */
const unconditional = rules
  .filter(
    ({ action, includes, excludes, args }) => action === 'SCMP_ACT_ALLOW' && !includes && !excludes && !args,
  )
  .flatMap(({ names }) => names)

test('other system calls fail', () => {
  expect(profile.defaultAction).toBe('SCMP_ACT_ERRNO')
})

test('pivot_root is allowed, because the inner runc needs it', () => {
  expect(unconditional).toContain('pivot_root')
})

/** The first arguments with which a call is allowed to a container with SYS_ADMIN. */
const firstArguments = (name: string) =>
  rules
    .filter(
      ({ names, includes }) =>
        names.includes(name) && (includes?.caps ?? ['CAP_SYS_ADMIN'])[0] === 'CAP_SYS_ADMIN',
    )
    .map(({ action, args }) => ({ action, args }))

const onlyWith = (value: number) => ({
  action: 'SCMP_ACT_ALLOW',
  args: [{ index: 0, value, op: 'SCMP_CMP_EQ' }],
})

// linux/keyctl.h, linux/bpf.h
test.each([
  ['keyctl', 'joins, describes and sets permissions of a session keyring', [1, 5, 6]],
  ['bpf', 'makes, loads, queries and attaches, and does not detach', [0, 5, 8, 16, 18]],
])('%s only %s', (name, _, values) => {
  expect(firstArguments(name)).toEqual(values.map(onlyWith))
})

test.each([
  ['open_by_handle_at', 'CAP_DAC_READ_SEARCH'],
  ['init_module', 'CAP_SYS_MODULE'],
  ['finit_module', 'CAP_SYS_MODULE'],
  ['delete_module', 'CAP_SYS_MODULE'],
  ['reboot', 'CAP_SYS_BOOT'],
  ['iopl', 'CAP_SYS_RAWIO'],
  ['ioperm', 'CAP_SYS_RAWIO'],
  ['settimeofday', 'CAP_SYS_TIME'],
  ['acct', 'CAP_SYS_PACCT'],
  ['syslog', 'CAP_SYSLOG'],
  ['perf_event_open', 'CAP_PERFMON'],
])('%s needs %s, which the container lacks', (name, capability) => {
  const allowing = rules.filter(({ action, names }) => action === 'SCMP_ACT_ALLOW' && names.includes(name))
  expect(allowing.length).toBeGreaterThan(0)
  for (const { includes } of allowing) expect(includes?.caps).toEqual([capability])
})

test.each([
  'kexec_load',
  'kexec_file_load',
  'swapon',
  'swapoff',
  'nfsservctl',
  'userfaultfd',
  'vm86',
  '_sysctl',
  'add_key',
  'request_key',
  'fanotify_init',
  'lookup_dcookie',
  'quotactl',
  'quotactl_fd',
])('%s is never allowed', (name) => {
  expect(rules.filter(({ action, names }) => action === 'SCMP_ACT_ALLOW' && names.includes(name))).toEqual([])
})

test.each(['mount', 'umount2', 'setns', 'unshare', 'bpf'])('%s needs a capability', (name) => {
  expect(unconditional).not.toContain(name)
})

test('the profile covers the architectures of the prover', () => {
  expect(profile.archMap.map(({ architecture }) => architecture)).toEqual(
    expect.arrayContaining(['SCMP_ARCH_X86_64', 'SCMP_ARCH_AARCH64']),
  )
})
