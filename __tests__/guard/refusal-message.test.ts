import { expect, test } from '@jest/globals'
import { refusalMessage } from '../../src/guard/refusal-message.ts'
import { openableRules } from '../../src/guard/rules.ts'

test('a refusal says what, why, what works, and how to allow it', () => {
  expect(refusalMessage([{ rule: 'host-pid', place: 'HostConfig.PidMode', value: 'host' }])).toBe(
    "Berth's guard refused this: HostConfig.PidMode is host (rule host-pid). The container sees and can stop processes of the host. " +
      'Use `--pid container:<name>` with a container of the job. To allow it: allow: host-pid',
  )
})

test('the name in a path is enough', () => {
  expect(refusalMessage([{ rule: 'foreign-container', place: 'path', value: 'web' }])).toContain(
    'refused this: web (rule',
  )
})

test('each rule is named once, to allow all of them', () => {
  const message = refusalMessage([
    { rule: 'privileged', place: 'HostConfig.Privileged', value: 'true' },
    { rule: 'host-pid', place: 'PidMode', value: 'host' },
    { rule: 'host-pid', place: 'PidMode', value: 'host' },
  ])
  expect(message).toMatch(/ Other rules refuse it too: host-pid\. To allow it: allow: privileged, host-pid$/)
})

test('a rule that cannot be opened names no input, not even for the others', () => {
  const message = refusalMessage([
    { rule: 'host-pid', place: 'PidMode', value: 'host' },
    { rule: 'legacy-field', place: 'Privileged', value: 'true' },
  ])
  expect(message).toContain('Other rules refuse it too: legacy-field.')
  expect(message).not.toContain('allow:')
})

test('text of a request cannot control the terminal', () => {
  expect(
    refusalMessage([{ rule: 'unknown-field', place: 'a\u001b[2J\n::error::', value: '\u202e' }]),
  ).toContain('a?[2J?::error:: is ?')
})

test('a request whose meaning is not certain can never be allowed', () => {
  for (const id of [
    'unknown-request',
    'ambiguous-body',
    'ambiguous-request',
    'odd-path',
    'odd-framing',
    'form-body',
    'legacy-field',
    'berth-label',
  ] as const) {
    expect(openableRules).not.toContain(id)
  }
})
