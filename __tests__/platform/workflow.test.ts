import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { harmless } from '../../src/platform/workflow.ts'

/** Line ends and white space as the runner's .NET knows them (StreamReader.ReadLine, Char.IsWhiteSpace). */
const lineEnd = /\r\n|\r|\n/
const whiteSpace = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

/** True if the runner takes a line of the text for a command (actions/runner, ActionCommand.cs). */
function commands(text: string): boolean {
  return text
    .split(lineEnd)
    .some((line) => line.replace(whiteSpace, '').startsWith('::') || line.includes('##['))
}

describe('harmless', () => {
  test.each([
    ['a command', '::error::gone'],
    ['a command after white space', ' \t::set-output name=a::b'],
    ['a command in a later line', 'one\n::stop-commands::x'],
    ['a command after a carriage return', 'progress 10 %\r::add-mask::a'],
    ['a command after white space that JavaScript does not know', '\u0085::error::gone'],
    ['a command after a line separator', '\u2028::error::gone'],
    ['a command after empty lines', '\n\n  \r\n ::error::gone'],
    ['a command of the old kind', 'text ##[set-env name=PATH]/tmp'],
    ['two of them', '##[group]##[error]'],
    ['nested ones', '###[[error]'],
  ])('breaks %s', (_, text) => {
    expect(commands(text)).toBe(true)
    expect(commands(harmless(text))).toBe(false)
  })

  test.each(['', 'plain', 'a :: b', 'std::string', '#[x]', '# ::', 'http://[::1]:2375', ':'])(
    'does not change %j',
    (text) => {
      expect(harmless(text)).toBe(text)
    },
  )

  test('adds invisible spaces and removes nothing', () => {
    expect(harmless('::a\n##[b]').replaceAll('\u200b', '')).toBe('::a\n##[b]')
  })

  test('breaks any combination of the dangerous parts', () => {
    const part = fc.constantFrom(
      '::',
      ':',
      '#',
      '##[',
      '[',
      '\r',
      '\n',
      ' ',
      '\t',
      '\u0085',
      '\u00a0',
      '\u2028',
      '\ufeff',
      '\u200b',
      '\v',
      'a',
    )
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (given) => !commands(harmless(given))),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(
        text,
        (given) => harmless(given).replaceAll('\u200b', '') === given.replaceAll('\u200b', ''),
      ),
    )
  })
})
