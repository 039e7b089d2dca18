import { expect, test } from '@jest/globals'
import { skippedOf, skippedTitle } from '../../src/report/skipped.ts'
import { makeObserved, unseen } from '../make-facts.ts'
import { failed, socketReport, unknown } from '../make-report.ts'

const skip = (reasons: readonly string[]) =>
  socketReport({
    outcomes: reasons.map((reason, index) => unknown(`check-${index}`, `Check ${index}`, reason)),
  })
const titleOf = (report: ReturnType<typeof socketReport>) => skippedTitle(skippedOf(report))

test('a cause that skips several checks is named once, and the one that skips most comes first', () => {
  expect(skippedOf(skip(['no /sys', 'no /proc', 'no /proc']))).toEqual([
    {
      cause: 'no /proc',
      checks: [
        { id: 'check-1', title: 'Check 1' },
        { id: 'check-2', title: 'Check 2' },
      ],
    },
    { cause: 'no /sys', checks: [{ id: 'check-0', title: 'Check 0' }] },
  ])
})

test.each([
  [[], null],
  [['no /proc'], '1 check skipped: no /proc'],
  [['no /proc', 'no /proc'], '2 checks skipped: no /proc'],
  [['no /proc', 'no /sys'], '2 checks skipped'],
])('%j: %j', (reasons, title) => {
  expect(titleOf(skip(reasons))).toBe(title)
})

const reason = 'no socket at /var/run/docker.sock, /run/user/0/docker.sock'
const noReachableEngine = failed({ id: 'no-reachable-engine', severity: 'error' })
const withoutDaemon = (outcomes: ReturnType<typeof unknown>[]) =>
  socketReport({ outcomes, facts: makeObserved({ endpoint: unseen(reason), engine: unseen(reason) }) })

test('without a daemon, the finding says why and the skipped checks do not repeat it', () => {
  const skipped = [unknown('mtu-mismatch', 'MTU', reason), unknown('engine-too-old', 'Version', reason)]
  expect(titleOf(withoutDaemon([noReachableEngine, ...skipped]))).toBe('2 checks skipped: no Docker daemon')
  const other = unknown('low-disk-space', 'Disk space', 'no statfs')
  expect(titleOf(withoutDaemon([noReachableEngine, ...skipped, other]))).toBe(
    '3 checks skipped, 2 of them: no Docker daemon',
  )
})

test('without that finding, the reason stays', () => {
  expect(titleOf(withoutDaemon([unknown('mtu-mismatch', 'MTU', reason)]))).toBe(`1 check skipped: ${reason}`)
})
