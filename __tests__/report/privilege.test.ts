import { expect, test } from '@jest/globals'
import { privilegeSentences } from '../../src/report/privilege.ts'
import { dindReport, socketReport } from '../make-report.ts'

const [first, second, ...lacks] = privilegeSentences(dindReport())

test('the tier is named with its wall', () => {
  expect(first).toMatch(
    /^The job daemon runs with `privilege: capabilities`\. It protects from accidents only/,
  )
})

test('each stronger tier that is not taken has its reason', () => {
  expect(second).toBe('Not `sysbox`: The host daemon has no runtime `sysbox-runc`: Sysbox is not installed.')
})

test('only the chosen tier says what it lacks', () => {
  expect(lacks.some((sentence) => sentence.includes('Inner `docker run --privileged`'))).toBe(true)
  expect(lacks.join(' ')).not.toContain('userns-remap')
})

test('without a job daemon there is nothing to say', () => {
  expect(privilegeSentences(socketReport())).toEqual([])
})
