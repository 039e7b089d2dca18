import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readJson } from '../../../src/guard/wire/read-json.ts'
import { writeJson } from '../../../src/guard/wire/write-json.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function rewritten(text: string): string {
  const result = readJson(bytes(text))
  return 'json' in result ? writeJson(result.json) : `${result.violation.place}: ${result.violation.value}`
}

test.each([
  ['{}', '{}'],
  [' [ 1 , 2 ] \n', '[1,2]'],
  ['{"a":{"b":[true,false,null]}}', '{"a":{"b":[true,false,null]}}'],
  ['9223372036854771712', '9223372036854771712'],
  ['[-0,1e400,1.50,-0.0E+1]', '[-0,1e400,1.50,-0.0E+1]'],
  ['"\\u0041\\/\\ud83d\\ude00 ſ\u007f\u2028"', '"A/😀 ſ\u007f\u2028"'],
  ['{"__proto__":{"a":1},"constructor":2}', '{"__proto__":{"a":1},"constructor":2}'],
  ['{"2":1,"1":2}', '{"2":1,"1":2}'],
  ['{"Labels":{"a":"1","A":"2"}}', '{"Labels":{"a":"1","A":"2"}}'],
  ['{"Volumes":{"/a":{},"/A":{}}}', '{"Volumes":{"/a":{},"/A":{}}}'],
])('%s is read without loss', (text, written) => {
  expect(rewritten(text)).toBe(written)
})

test.each([
  ['', 'body: no JSON'],
  [' ', 'body: no JSON'],
  ['{}{}', 'body: more than one value'],
  ['{}}', 'body: more than one value'],
  ['{} x', 'body: more than one value'],
  ['\ufeff{}', 'body: no JSON'],
  ['\u00a0{}', 'body: no JSON'],
  ['{"a":1,}', 'body: no JSON'],
  ['[1,]', '1: no JSON'],
  ['[1 2]', 'body: no JSON'],
  ['{"a" 1}', 'a: no JSON'],
  ["{'a':1}", 'body: no JSON'],
  ['{a:1}', 'body: no JSON'],
  ['{"a":1 "b":2}', 'body: no JSON'],
  ['01', 'body: more than one value'],
  ['[+1]', '0: no JSON'],
  ['[.5]', '0: no JSON'],
  ['[1.]', 'body: no JSON'],
  ['[NaN]', '0: no JSON'],
  ['"a\nb"', 'body: no JSON'],
  ['"\\x41"', 'body: no JSON'],
  ['"a', 'body: no JSON'],
  ['"a\\"', 'body: no JSON'],
  ['True', 'body: no JSON'],
  ['// a\n{}', 'body: no JSON'],
  ['{"a":"\\ud800"}', 'a: half of a surrogate pair'],
  ['{"\\udc00":1}', '�: half of a surrogate pair'],
  [`${'['.repeat(70)}`, `${Array(65).fill('0').join('.').slice(0, 100)}…: deeper than 64`],
])('refused: %j', (text, problem) => {
  expect(rewritten(text).replace('\udc00', '�')).toBe(problem)
})

test('bytes that are no UTF-8 are refused', () => {
  for (const odd of [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80]]) {
    expect(readJson(new Uint8Array([0x22, ...odd, 0x22]))).toMatchObject({ violation: { value: 'no UTF-8' } })
  }
})

describe('an object has each key once', () => {
  test.each([
    ['{"HostConfig":{"Privileged":true},"HostConfig":{}}', 'HostConfig: twice in one object'],
    ['{"HostConfig":{},"hostconfig":{}}', 'hostconfig: Go reads it as HostConfig'],
    ['{"HostConfig":{},"Ho\\u017ftConfig":{}}', 'HoſtConfig: Go reads it as HostConfig'],
    ['{"Links":{},"LinKs":{}}', 'LinKs: Go reads it as Links'],
    ['{"a":[{"b":{"c":1,"C":1}}]}', 'a.0.b.C: Go reads it as c'],
    ['{"Labels":{"a":"1","\\u0061":"2"}}', 'Labels.a: twice in one object'],
    [
      '{"EndpointsConfig":{"a":{"Links":[],"links":[]},"A":{}}}',
      'EndpointsConfig.a.links: Go reads it as Links',
    ],
    ['{"labels":{"a":"1","A":"2"}}', 'labels.A: Go reads it as a'],
  ])('refused: %s', (text, problem) => {
    expect(rewritten(text)).toBe(problem)
  })

  test('a map of Go tells a from A', () => {
    const text = '{"http_proxy":"a","HTTP_PROXY":"b"}'
    expect(readJson(text)).toHaveProperty('violation.rule', 'ambiguous-body')
    expect(readJson(text, 'cased')).toHaveProperty('json.size', 2)
    expect(readJson('[{"a":{"b":1,"B":2}}]', 'cased')).toHaveProperty('json')
    expect(readJson('{"a":1,"a":2}', 'cased')).toHaveProperty('violation.rule', 'ambiguous-body')
  })
})

test('what JSON.parse reads without ambiguity is read the same', () => {
  const parameters = { numRuns: 2_000, seed: 20_10 }
  fc.assert(
    fc.property(fc.json(), (text) => {
      const result = readJson(bytes(text))
      if ('json' in result) expect(JSON.parse(writeJson(result.json))).toEqual(JSON.parse(text))
      else expect(result.violation.value).toMatch(/^Go reads it as|half of a surrogate/)
    }),
    parameters,
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\ 0-1eE.tfnul\u00a0\n') }), (text) => {
      let parsed: unknown
      try {
        parsed = JSON.parse(text)
      } catch {
        return expect(readJson(text)).toHaveProperty('violation')
      }
      const result = readJson(text)
      if ('json' in result) expect(JSON.parse(writeJson(result.json))).toEqual(parsed)
    }),
    parameters,
  )
})
