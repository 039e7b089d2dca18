import { describe, expect, it } from '@jest/globals'
import { Unseen } from '../../../src/facts/observe.ts'
import { jobFilesystems } from '../../../src/facts/probes/job-filesystems.ts'
import { sysbox } from '../../../src/facts/probes/sysbox.ts'
import { tunDevice } from '../../../src/facts/probes/tun-device.ts'
import { userNamespaces } from '../../../src/facts/probes/user-namespaces.ts'
import { makeFacts } from '../../make-facts.ts'
import { makeSource, seenOnly } from '../make-source.ts'
import type { Entry } from '../memory-files.ts'

const { engine, runner } = makeFacts()
const seen = seenOnly({ engine, runner })

describe('userNamespaces', () => {
  const maximum = '/proc/sys/user/max_user_namespaces'
  const clone = '/proc/sys/kernel/unprivileged_userns_clone'
  const restrict = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'

  it.each<[string, Record<string, Entry>, object]>([
    [
      'a plain kernel',
      { [maximum]: '63513\n' },
      { maximum: 63_513, unprivileged: true, restrictedByAppArmor: false },
    ],
    ['EKS Auto Mode', { [maximum]: '0\n' }, { maximum: 0 }],
    ['a kernel without them', {}, { maximum: null }],
    ['Debian with its sysctl', { [maximum]: '9\n', [clone]: '0\n' }, { unprivileged: false }],
    ['Debian without a restriction', { [maximum]: '9\n', [clone]: '1\n' }, { unprivileged: true }],
    ['Ubuntu 24.04', { [maximum]: '9\n', [restrict]: '1\n' }, { restrictedByAppArmor: true }],
    [
      'Ubuntu 24.04 without a restriction',
      { [maximum]: '9\n', [restrict]: '0\n' },
      { restrictedByAppArmor: false },
    ],
  ])('of %s', async (_, files, expected) => {
    expect(await userNamespaces(makeSource({ files }), seen)).toMatchObject(expected)
  })

  it('are unseen if a file cannot be read', async () => {
    await expect(
      userNamespaces(makeSource({ files: { [maximum]: { fails: 'EACCES' } } }), seen),
    ).rejects.toThrow(`${maximum} could not be read`)
  })

  it('are unseen on macOS', async () => {
    await expect(userNamespaces(makeSource({ process: { platform: 'darwin' } }), seen)).rejects.toThrow(
      '/proc/sys does not exist on macos',
    )
  })
})

describe('tunDevice', () => {
  const path = '/dev/net/tun'
  it.each<[Record<string, Entry>, string]>([
    [{}, 'missing'],
    [{ [path]: { status: { kind: 'other', mode: 0o666 } } }, 'open'],
    [{ [path]: { status: { kind: 'other', mode: 0o600 } } }, 'closed'],
    [{ [path]: { status: { kind: 'other', mode: 0o664 } } }, 'closed'],
  ])('with %j is %s', async (files, expected) => {
    expect(await tunDevice(makeSource({ files }), seen)).toBe(expected)
  })

  it('is unseen if its directory cannot be read', async () => {
    await expect(tunDevice(makeSource({ files: { [path]: { fails: 'EACCES' } } }), seen)).rejects.toThrow(
      Unseen,
    )
  })

  it('is unseen in a container, which has devices of its own', async () => {
    const inside = seenOnly({ runner: { ...runner, inContainer: true } })
    await expect(tunDevice(makeSource(), inside)).rejects.toThrow('the job runs in a container')
  })
})

describe('jobFilesystems', () => {
  it('are those of the directories that exist, each once', async () => {
    const files: Record<string, Entry> = {
      '/home/runner/work': { filesystem: { magic: 0x58465342 } },
      '/home/runner/work/_temp': { filesystem: { magic: 0x58465342 } },
      '/home/runner': { filesystem: { magic: 0x6969 } },
      '/opt/hostedtoolcache': { fails: 'EACCES' },
      '/tmp': { filesystem: { magic: 0x01021994 } },
    }
    expect(await jobFilesystems(makeSource({ files }), seen)).toEqual([
      { path: '/home/runner/work', type: 'xfs' },
      { path: '/home/runner/work/_temp', type: 'xfs' },
      { path: '/home/runner', type: 'nfs' },
      { path: '/tmp', type: 'tmpfs' },
    ])
  })
})

describe('sysbox', () => {
  const output =
    'sysbox-runc\n\tedition: \tCommunity Edition (CE)\n\tversion: \t0.7.0\n\tcommit: \tbff3721\n\toci-specs: \t1.1.0\n'
  const host = seenOnly({ engine: { ...engine, runtimes: ['runc', 'sysbox-runc'] } })
  const answering = (stdout: string, exitCode: number) =>
    makeSource({
      runCommand: async (program, words) => {
        expect([program, words]).toEqual(['sysbox-runc', ['--version']])
        return { stdout, stderr: '', exitCode, timedOut: false }
      },
    })

  it('is nothing without its runtime, and starts no program', async () => {
    expect(await sysbox(answering(output, 0), seen)).toBeNull()
  })

  it.each([
    ['0.7.0', output, 0],
    [null, output, 1],
    [null, 'runc version 1.2.5', 0],
  ])('has version %s', async (version, stdout, exitCode) => {
    expect(await sysbox(answering(stdout, exitCode), host)).toEqual({ version })
  })

  it('has no version if its program is not on PATH', async () => {
    expect(await sysbox(makeSource(), host)).toEqual({ version: null })
  })
})
