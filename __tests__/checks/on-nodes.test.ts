import { expect, test } from '@jest/globals'
import type { Outcome } from '../../src/checks/check.ts'
import { onNodes } from '../../src/checks/on-nodes.ts'

const other: Outcome = { status: 'passed', id: 'mtu-mismatch', title: 'MTU' }
/** As the machine of the job sees it, which does not matter for builds elsewhere. */
const local: Outcome = { status: 'unknown', id: 'missing-emulator', title: 'Emulators', reason: 'no daemon' }
const tested = (
  platform: string,
  status: 'native' | 'emulated' | 'not-run' | 'not-checked',
  name = 'kb0',
) => ({
  ...{ name, platform, status },
  detail: 'BuildKit lists linux/amd64',
})
const outcomeOf = (proofs: Parameters<typeof onNodes>[1], before: Outcome = local) =>
  onNodes([other, before], proofs)[1]

test.each([
  ['native', [tested('linux/amd64', 'native')], 'passed'],
  ['emulated', [tested('linux/amd64', 'native'), tested('linux/arm64', 'emulated')], 'passed'],
  ['not run', [tested('linux/amd64', 'native'), tested('linux/arm64', 'not-run')], 'failed'],
  [
    'run by another node only',
    [tested('linux/arm64', 'native', 'arm'), tested('linux/arm64', 'not-run')],
    'failed',
  ],
  ['not checked', [tested('linux/riscv64', 'not-checked')], 'unknown'],
  ['not run for another cause', [{ ...tested('linux/amd64', 'not-run'), remedy: 'Free space.' }], 'unknown'],
] as const)('platforms that are %s', (_, proofs, status) => {
  expect(outcomeOf(proofs)?.status).toBe(status)
})

test('the finding names each platform with its node, the effect, and two ways out', () => {
  const outcome = outcomeOf([
    tested('linux/amd64', 'native'),
    tested('linux/arm64', 'emulated'),
    tested('linux/s390x', 'not-run'),
    tested('linux/ppc64le', 'not-run', 'arm'),
  ])
  if (outcome?.status !== 'failed') throw new Error('it has failed')
  const { finding } = outcome
  expect(finding).toMatchObject({ severity: 'warning', about: 'job', rulesOut: [] })
  expect(finding.message).toContain('linux/s390x on kb0, linux/ppc64le on arm.')
  expect(finding.remedy).toMatch(/`append`.*--install s390x,ppc64le`\. With `driver: kubernetes`/)
  expect(finding.evidence.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    'linux/amd64 on kb0: native: BuildKit lists linux/amd64',
    'linux/arm64 on kb0: emulated: BuildKit lists linux/amd64',
    'linux/s390x on kb0: did not run: BuildKit lists linux/amd64',
    'linux/ppc64le on arm: did not run: BuildKit lists linux/amd64',
  ])
})

test('without a test build nobody can say, whatever this machine has', () => {
  const reason = 'Only a test build shows which platforms the nodes of the builder run.'
  expect(outcomeOf(undefined)).toMatchObject({ status: 'unknown', reason })
})

test('other checks stay as they are', () => {
  expect(onNodes([other], [tested('linux/arm64', 'not-run')])).toEqual([other])
})
