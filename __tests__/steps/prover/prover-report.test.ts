import { expect, test } from '@jest/globals'
import { parseProverReport } from '../../../src/steps/prover/prover-report.ts'

const whole = 'token a1b2\nread 0 abc def\nwrite 30\nserver 10.0.0.2\nanswered 3\n'

test('a complete report is parsed', () => {
  expect(parseProverReport(whole, 'a1b2')).toEqual({
    read: { errno: 0, text: 'abc def' },
    write: 30,
    server: '10.0.0.2',
    answer: 3,
  })
})

test.each([
  ['no DNS server', 'token a1b2\nserver none\nsilent\n', { server: null, answer: null }],
  ['a missing file', 'token a1b2\nread 2\n', { read: { errno: 2, text: '' } }],
  ['an incomplete line', 'token a1b2\nserver 10.0.0.2\nanswe', { server: '10.0.0.2' }],
  ['a line of another version', 'token a1b2\nfelt well\n', {}],
])('a report with %s is parsed', (_, text, report) => {
  expect(parseProverReport(text, 'a1b2')).toEqual(report)
})

test.each(['', 'token a1b2', 'token ffff\nwrite 0\n', 'HTTP/1.1 400 Bad Request\r\n\r\n'])(
  'output of another program is ignored: %j',
  (text) => {
    expect(parseProverReport(text, 'a1b2')).toBeNull()
  },
)
