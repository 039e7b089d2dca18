import { expect, test } from '@jest/globals'
import { escapeMermaid } from '../../src/report/escape-mermaid.ts'
import { hostileTexts } from './hostile.ts'

test.each([
  ['28.0.4, overlay2', '28.0.4, overlay2'],
  ['/var/run/docker.sock', '/var/run/docker.sock'],
  ['say "hi"', 'say #34;hi#34;'],
  ['a#quot;b', 'a#35;quot#59;b'],
  ['%%{init: x}%%', '#37;#37;#123;init: x#125;#37;#37;'],
  ['1. one', '1#46; one'],
  ['12. one', '12#46; one'],
  ['12.', '12#46;'],
  ['in 12. one', 'in 12. one'],
  ['one-two', 'one-two'],
  ['x'.repeat(60), 'x'.repeat(60)],
  ['- one', '#45; one'],
  ['http://example.com', 'http#58;//example.com'],
  ['www.example.com', 'www#46;example.com'],
  ['größer', 'größer'],
])('%j becomes %j', (text, expected) => {
  expect(escapeMermaid(text)).toBe(expected)
})

test.each(hostileTexts)('%j keeps no character with a meaning in Mermaid', (text) => {
  expect(escapeMermaid(text).replace(/#\d+;/g, '')).not.toMatch(/["'`<>[\](){}|#;%&@*_~\\\n]/)
})

test('a long text is cut', () => {
  expect(escapeMermaid('x'.repeat(1000))).toHaveLength(60)
})
