import { readFileSync } from 'node:fs'
import { marked, type Token } from 'marked'
import { parse } from 'yaml'
import type { Text } from './texts.ts'

/** The paragraphs, list items, headings and cells of a page. Blocks of code are left out. */
export function pageTexts(path: string): Text[] {
  const texts: Text[] = []
  marked.walkTokens(marked.lexer(readFileSync(path, 'utf8')), (token) => {
    const isBlock = ['paragraph', 'heading', 'text'].includes(token.type)
    if (isBlock && 'tokens' in token) add(token.tokens)
    if (token.type === 'table')
      for (const cell of [...token['header'], ...token['rows'].flat()]) add(cell.tokens)
  })
  return texts

  function add(tokens: readonly Token[] | undefined): void {
    const text = inlineText(tokens ?? []).trim()
    if (text !== '') texts.push({ path, kind: 'page', text })
  }
}

function inlineText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'br' || token.raw === '<br>') return '\n'
      if (token.type === 'codespan' || token.type === 'html') return '`…`'
      if ('tokens' in token && token.tokens) return inlineText(token.tokens)
      return 'text' in token ? String(token.text).replaceAll(/\s+/g, ' ') : ''
    })
    .join('')
}

/** The description of an action and those of its inputs and outputs. */
export function actionTexts(path: string): Text[] {
  const { description, inputs, outputs } = parse(readFileSync(path, 'utf8'))
  const described = [{ description }, ...Object.values(inputs), ...Object.values(outputs)]
  return (described as { description: string }[]).map((each) => ({
    path,
    kind: 'prose',
    text: each.description,
  }))
}

/** The descriptions in a JSON schema, each once. */
export function schemaTexts(path: string): Text[] {
  const texts = new Set<string>()
  JSON.parse(readFileSync(path, 'utf8'), (key, value) => {
    // A property of that name has a schema, not a text.
    if (key === 'description' && typeof value === 'string') texts.add(value)
    return value
  })
  return [...texts].map((text) => ({ path, kind: 'prose', text }))
}
