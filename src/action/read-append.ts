import { ExpectedError } from '../expected-error.ts'
import type { RequestedNode } from '../plan/request.ts'
import type { ParseYaml } from '../platform/yaml.ts'
import { driverOptionsIn, endpointIn, nameIn, platformsIn } from './builder-inputs.ts'
import type { ReadInput } from './parse-inputs.ts'

const keys = ['name', 'endpoint', 'driver-opts', 'buildkitd-flags', 'platforms'] as const
type Key = (typeof keys)[number]
type Entry = Partial<Record<Key, unknown>>

const example = 'For example, `append: |` and on the next line `  - endpoint: my-context`.'

/**
 * Reads the input `append`: the nodes of the builder after the first one, in the form of docker/setup-buildx-action.
 *
 * @throws ExpectedError `invalid-input`, with line and column if it is no YAML. The message quotes no line of it, since it
 *   can hold a password.
 */
export async function readAppend(read: ReadInput, parseYaml: ParseYaml): Promise<RequestedNode[]> {
  const text = read('append')
  if (text === '') return []
  const parsed = await parseYaml(text)
  if ('value' in parsed) return nodesIn(parsed.value)
  const { line, column, problem } = parsed
  throw new ExpectedError(
    'invalid-input',
    `The input \`append\` is not valid YAML: line ${line}, column ${column}: ${problem}.`,
    `Correct it. ${example}`,
  )
}

/**
 * The nodes in the value of `append`.
 *
 * @throws ExpectedError `invalid-input`, naming the node by its position
 */
export function nodesIn(value: unknown): RequestedNode[] {
  if (!Array.isArray(value)) throw invalid('is not a list of nodes.')
  return value.map((entry: unknown, index) => nodeIn(entry, `append, node ${index + 1}`))
}

function nodeIn(value: unknown, where: string): RequestedNode {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`has a node that is no map of keys: ${where}.`)
  const unknown = Object.keys(value).filter((key) => !keys.some((known) => known === key))
  if (unknown.length > 0)
    throw invalid(`has unknown keys: ${where}: ${unknown.join(', ')}. Known are ${keys.join(', ')}.`)
  const entry: Entry = value
  const name = text(entry, 'name', where)
  return {
    name: name === '' ? null : nameIn(name, where),
    endpoint: endpointIn(text(entry, 'endpoint', where), where),
    daemon: null,
    platforms: platformsIn(list(entry, 'platforms', where), where),
    driverOptions: driverOptionsIn(list(entry, 'driver-opts', where), where),
    buildkitdFlags: text(entry, 'buildkitd-flags', where).replaceAll('\n', ' '),
  }
}

function text(entry: Entry, key: Key, where: string): string {
  const { [key]: value = '' } = entry
  if (value === null) return ''
  if (typeof value !== 'string') throw invalid(`has a value that is no text: ${where}, \`${key}\`.`)
  return value.trim()
}

/** A list of texts, or a text with lines; that of platforms can have commas too, as in docker/setup-buildx-action. */
function list(entry: Entry, key: Key, where: string): string[] {
  const { [key]: value } = entry
  if (!Array.isArray(value))
    return text(entry, key, where)
      .split(key === 'platforms' ? /[\n,]/ : '\n')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  if (!value.every((part) => typeof part === 'string'))
    throw invalid(`has a list that is not of texts: ${where}, \`${key}\`.`)
  return value.flatMap((part) => (key === 'platforms' ? part.split(',').map((each) => each.trim()) : [part]))
}

function invalid(problem: string): ExpectedError {
  return new ExpectedError(
    'invalid-input',
    `The input \`append\` ${problem}`,
    `Write a list with one node per entry. ${example}`,
  )
}
