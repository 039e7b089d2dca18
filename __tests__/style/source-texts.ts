import { readFileSync } from 'node:fs'
import { parseSync } from '@swc/core'
import type { Text, TextKind } from './texts.ts'

/** A node of swc's tree, as far as it is read here. */
type Node = { readonly type?: string; readonly [name: string]: unknown }

/** Lines. A longer string is a script or a list of words. */
const longestText = 10

/** An expression inside of a template stands for one word. */
const placeholder = '…'

/** The texts in a source file that are written for people: each string or template of three words or more. */
export function sourceTexts(path: string): Text[] {
  const program = parseSync(readFileSync(path, 'utf8'), { syntax: 'typescript', target: 'es2024' })
  const texts: Text[] = []
  visit(program, 'prose', (kind, text) => {
    if (kind === 'title' || kind === 'remedy' || isProse(text)) texts.push({ path, kind, text })
  })
  return texts
}

/** Three words in a row, the first of two letters or more. Commands, paths and regular expressions have none. */
function isProse(text: string): boolean {
  if (text.split('\n').length > longestText) return false
  return /(^|[\s(`'"])[A-Za-z'’]{2,}:? [a-z'’`…]+[,.:]? [A-Za-z'’`…]/.test(text)
}

function visit(node: unknown, kind: TextKind, found: (kind: TextKind, text: string) => void): void {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, kind, found)
    return
  }
  if (!isNode(node) || isNotSaid(node)) return
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'ExpectedError') {
    const [code, message, remedy, ...more] = node['arguments'] as Node[]
    visit([code, message, ...more], 'prose', found)
    visit(remedy?.['expression'], 'remedy', found)
    return
  }
  const text = textOf(node)
  if (text !== undefined) {
    found(kind, text)
    // What a template holds is text of its own.
    visit(inner(node), 'prose', found)
    return
  }
  for (const [name, child] of Object.entries(node)) {
    if (name !== 'span') visit(child, kindOf(node, name, kind), found)
  }
}

/** Types, imports and regular expressions are no texts. */
function isNotSaid({ type }: Node): boolean {
  return /^(Ts(?!As|Const|NonNull|Satisfies)|ImportDeclaration|RegExpLiteral|ExportAll)/.test(type ?? '')
}

/** The text of a string, a template, or a sum of them. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'StringLiteral') return String(node['value'])
  if (node.type === 'TemplateLiteral') {
    return (node['quasis'] as { cooked: string }[]).map(({ cooked }) => cooked).join(placeholder)
  }
  if (node.type !== 'BinaryExpression' || node['operator'] !== '+') return undefined
  const parts = [textOf(node['left']), textOf(node['right'])]
  return parts.every((part) => part === undefined)
    ? undefined
    : parts.map((part) => part ?? placeholder).join('')
}

/** The expressions inside of a template or a sum. */
function inner(node: Node): unknown[] {
  if (node.type === 'TemplateLiteral') return node['expressions'] as unknown[]
  if (node.type !== 'BinaryExpression') return []
  return [node['left'], node['right']].flatMap((part) =>
    isNode(part) && textOf(part) !== undefined ? inner(part) : [part],
  )
}

const kinds: Readonly<Record<string, TextKind>> = {
  title: 'title',
  failureTitle: 'title',
  remedy: 'remedy',
}

/** A text is a remedy if it is one way out of the expression or function that has the name. */
function kindOf(node: Node, name: string, kind: TextKind): TextKind {
  if (name === 'value' && node.type === 'KeyValueProperty') return kinds[nameOf(node['key'])] ?? 'prose'
  if (name === 'init' && node.type === 'VariableDeclarator') return kinds[nameOf(node['id'])] ?? 'prose'
  if (name === 'body' && node.type === 'FunctionDeclaration') {
    return /^remedy/.test(nameOf(node['identifier'])) ? 'remedy' : 'prose'
  }
  return ways.includes(`${node.type}.${name}`) ? kind : 'prose'
}

/** Where an expression or a function gives its value. */
const ways = [
  'BlockStatement.stmts',
  'IfStatement.consequent',
  'IfStatement.alternate',
  'ReturnStatement.argument',
  'ConditionalExpression.consequent',
  'ConditionalExpression.alternate',
  'ParenthesisExpression.expression',
  'BinaryExpression.left',
  'BinaryExpression.right',
]

const nameOf = (node: unknown): string => (isNode(node) ? String(node['value'] ?? '') : '')

/** Arguments of calls are objects without a type. */
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
