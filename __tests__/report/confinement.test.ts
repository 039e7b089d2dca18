import { expect, test } from '@jest/globals'
import type { Confinement } from '../../src/facts/facts.ts'
import { unseenDaemon } from '../../src/facts/relations/daemon-proof.ts'
import { confinementRows, confinementSentences } from '../../src/report/confinement.ts'
import { confined, dindReport, socketReport } from '../make-report.ts'

const reportOf = (differences: Partial<Confinement>) => {
  const report = dindReport()
  return { ...report, achieved: { ...report.achieved, confinement: { ...confined, ...differences } } }
}
const rowOf = (what: string, differences: Partial<Confinement>) =>
  confinementRows(reportOf(differences)).find((row) => row.what === what)?.here
const seen = <T>(value: T) => ({ status: 'seen' as const, value })
const separate = seen({ initial: false, root: 100_000, uids: 65_536 })
const all = Array.from({ length: 41 }, (_, index) => `CAP_${index}`)

test.each<[string, Partial<Confinement>, string]>([
  ['User namespace', {}, "the machine's: root is root"],
  ['User namespace', { userNamespace: separate }, 'separate: root is uid 100000 of the machine'],
  [
    'User namespace',
    { userNamespace: seen({ initial: false, root: null, uids: 1 }) },
    'separate: root is no user of the machine',
  ],
  ['Capabilities', {}, '4 of 41: CHOWN, NET_ADMIN, SYS_PTRACE, SYS_ADMIN'],
  ['Capabilities', { capabilities: seen({ effective: all, bounding: all }) }, '41 of 41'],
  [
    'Capabilities',
    { capabilities: seen({ effective: all, bounding: all }), userNamespace: separate },
    '41 of 41, in its user namespace only',
  ],
  ['Seccomp filter', {}, 'active'],
  ['Seccomp filter', { seccomp: seen('disabled') }, 'none'],
  ['Hidden or read-only kernel files', {}, 'hidden /proc/kcore, /proc/keys, read-only /proc/sys'],
  ['Hidden or read-only kernel files', { kernelFiles: seen({ hidden: [], readOnly: [] }) }, 'none'],
  [
    'Hidden or read-only kernel files',
    { kernelFiles: seen({ hidden: [], readOnly: [] }), userNamespace: separate },
    'none, but they belong to root of the machine',
  ],
  ['Devices', {}, 'could not read: cgroup v2 has the rules for devices in a BPF program'],
  ['Devices', { devices: seen(['a *:* rwm']) }, 'all'],
  ['Devices', { devices: seen(['c 1:3 rwm', 'b *:* m']) }, 'those of a container (2 rules)'],
])('%s with %j', (what, differences, here) => {
  expect(rowOf(what, differences)).toBe(here)
})

test('the log has each row as a sentence', () => {
  expect(confinementSentences(dindReport())[2]).toBe('Seccomp filter: active. With `--privileged`: none.')
})

test('a daemon whose process could not be found has the reason', () => {
  const { achieved, ...report } = dindReport()
  const { confinement: _, ...rest } = achieved
  const daemonProof = unseenDaemon('the job daemon is not among the visible processes')
  expect(confinementSentences({ ...report, achieved: { ...rest, daemonProof } })).toEqual([
    'Berth could not read the isolation of the job daemon: the job daemon is not among the visible processes.',
  ])
})

test('there are no rows without a job daemon, or if its process could not be found', () => {
  expect(confinementRows(socketReport())).toEqual([])
  const { achieved, ...report } = dindReport()
  const { confinement: _, ...rest } = achieved
  expect(confinementRows({ ...report, achieved: rest })).toEqual([])
})
