import { type Entry, objectKinds } from './entry.ts'

/** The entries of a file, and how many of its lines are none: a line that was cut, or a text that another program wrote. */
export type Entries = { readonly entries: readonly Entry[]; readonly unreadable: number }

/** Reads the lines of a ledger. Any text can be read. */
export function readEntries(text: string): Entries {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const entries = lines.flatMap((line) => readEntry(line) ?? [])
  return { entries, unreadable: lines.length - entries.length }
}

function readEntry(line: string): Entry | null {
  const value = parsed(line)
  if (!isRecord(value) || !isTime(value['at']) || typeof value['kind'] !== 'string') return null
  if (!Object.hasOwn(keys, value['kind'])) return null
  const object = value['object']
  const needed = keys[value['kind'] as Entry['kind']]
  const ofContainer = value['kind'] === 'created' && object === 'container' ? keys.started : {}
  return matches(value, { ...needed, ...ofContainer }) ? (value as Entry) : null
}

type Test = (value: unknown) => boolean
type Tests = Readonly<Record<string, Test>>

const isText: Test = (value) => typeof value === 'string'
const isNumber: Test = (value) => typeof value === 'number'
const isTruth: Test = (value) => typeof value === 'boolean'
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value)
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText)
const isObject: Test = (value) => objectKinds.some((kind) => kind === value)
const isTime: Test = (value) => typeof value === 'string' && Number.isFinite(Date.parse(value))

const container: Tests = { id: isText, name: isText, image: isText, service: orNull(isText) }
const thing: Tests = { object: isObject, id: isText, name: isText }
const image: Tests = { name: isText, existed: isTruth }
const ofGuard: Tests = {
  ...{ rule: orNull(isText), place: isText, value: isText },
  ...{ method: isText, path: isText, times: isNumber },
}

/** The keys that an entry of each kind must have. */
const keys: Readonly<Record<Entry['kind'], Tests>> = {
  began: { format: isNumber, shared: isTruth },
  closed: {},
  created: thing,
  loaded: image,
  imported: image,
  tagged: image,
  removed: thing,
  started: container,
  oom: container,
  ended: { ...container, exitCode: orNull(isNumber), stopped: isTruth },
  inspected: { id: isText, program: isText, memoryLimit: orNull(isNumber) },
  published: { id: isText, ports: isTexts },
  peak: { id: isText, bytes: isNumber },
  pulled: { ...image, registry: isText, bytes: orNull(isNumber) },
  gap: { until: isTime },
  'left-out': { entries: isNumber },
  refused: ofGuard,
  'would-refuse': ofGuard,
  changed: ofGuard,
}

function matches(value: Readonly<Record<string, unknown>>, tests: Tests): boolean {
  return Object.entries(tests).every(([key, test]) => test(value[key]))
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
