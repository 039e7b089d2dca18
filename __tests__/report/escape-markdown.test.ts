import { describe, expect, test } from '@jest/globals'
import { marked } from 'marked'
import { code, escapeMarkdown, fenced, prose } from '../../src/report/escape-markdown.ts'
import { hostileTexts } from './hostile.ts'

/** The text that a reader sees; the zero-width spaces are not seen. */
function shown(markdown: string): string {
  return marked
    .parse(markdown, { gfm: true, async: false })
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|(lt|gt|amp|quot));/g, (_, number: string | undefined, name: string) =>
      number ? String.fromCodePoint(Number(number)) : ({ lt: '<', gt: '>', amp: '&', quot: '"' }[name] ?? ''),
    )
    .replaceAll('\u200b', '')
    .trim()
}

describe('escapeMarkdown', () => {
  test.each([
    ['</details>', '</details>'],
    ['| pipes | \\|', '| pipes | \\|'],
    ['`code` and ```fence', '`code` and ```fence'],
    ['a\n\n# b', 'a # b'],
    ['@user', '@user'],
    ['![x](http://example.com)', '![x](http://example.com)'],
    ['# no heading', '# no heading'],
    ['1. no list', '1. no list'],
    ['- no list', '- no list'],
    ['&lt; stays', '&lt; stays'],
    ['__init__.py', '__init__.py'],
  ])('%j shows as it is', (text, expected) => {
    expect(shown(escapeMarkdown(text))).toBe(expected)
  })

  test.each(hostileTexts)('%j makes one paragraph without markup', (text) => {
    expect(marked.parse(escapeMarkdown(text), { gfm: true, async: false })).toMatch(/^<p>[^<]*<\/p>\n$/)
  })
})

test('paths, versions and sockets can be copied as they are shown', () => {
  expect(code('unix:///var/run/docker.sock')).toBe('<code>unix:///var/run/docker.sock</code>')
  expect(code('28.0.4')).toBe('<code>28.0.4</code>')
})

describe('prose', () => {
  test('shows text between backticks as code', () => {
    expect(prose('Set `mode: dind` or `a|b`, then go.')).toBe(
      'Set <code>mode: dind</code> or <code>a&#124;b</code>, then go.',
    )
  })

  test('shows a lone backtick as it is', () => {
    expect(prose('a ` b')).toBe('a &#96; b')
  })

  test.each([
    ['https://docs.docker.com/engine/install/', 'https://docs.docker.com/engine/install/'],
    ['https://github.com/berth-ci/berth/issues', 'https://github.com/berth-ci/berth/issues'],
    ['https://docs.docker.com.example/x', null],
    ['https://docs.docker.com@example.com/x', null],
    ['https://github.com/berth-ci/berth-evil', null],
    ['https://github.com/berth-ci/berth/../../evil', null],
    ['https://docs.docker.com/a?b=<c>', 'https://docs.docker.com/a'],
    ['https://example.com/', null],
  ])('links %j to %j', (text, expected) => {
    const html = marked.parse(prose(`See (${text}).`), { gfm: true, async: false })
    expect(/href="([^"]*)"/.exec(html)?.[1] ?? null).toBe(expected)
  })

  test.each(hostileTexts)('keeps %j inside the code', (text) => {
    const html = marked.parse(prose(`It is \`${text.replaceAll('`', '')}\`.`), { gfm: true, async: false })
    expect(html).toMatch(/^<p>It is <code>[^<]*<\/code>\.<\/p>\n$/)
  })
})

test('no line ends its code block', () => {
  expect(fenced(['a', '````', '~~~'])).toBe('`````text\na\n````\n~~~\n`````')
})
