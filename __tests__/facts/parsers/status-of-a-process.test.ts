import { expect, test } from '@jest/globals'
import { Unseen } from '../../../src/facts/observe.ts'
import { parseProcessStatus } from '../../../src/facts/parsers/process-status.ts'

const ids = { Pid: '812', Uid: '1\t2\t3\t4', Gid: '5\t6\t7\t8' }
const text = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}:\t${value}\n`)
    .join('')

test.each(['Pid', 'Uid', 'Gid'])('a status without %s is none', (field) => {
  expect(() => parseProcessStatus(text({ ...ids, [field]: '' }))).toThrow(Unseen)
  expect(() => parseProcessStatus(text({ ...ids, [field]: '' }))).toThrow(/proc/)
})

test('what an old or another kernel does not write is left open', () => {
  expect(parseProcessStatus(`:9\n${text(ids)}x`)).toEqual({
    name: '',
    uid: 2,
    gid: 6,
    parentPid: 0,
    namespacePids: [812],
    effectiveCapabilities: '',
    boundingCapabilities: '',
    seccomp: 'unknown',
    noNewPrivileges: false,
  })
})

test('no more than whole numbers counts', () => {
  expect(parseProcessStatus(text({ ...ids, NSpid: '812  x7 7x 3' })).namespacePids).toEqual([812, 3])
})
