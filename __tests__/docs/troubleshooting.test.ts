import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { checks } from '../../src/checks/index.ts'
import type { ErrorCode } from '../../src/expected-error.ts'
import { remedies as ofBuildx } from '../../src/steps/builder/run-buildx.ts'
import { rules as ofDaemon } from '../../src/steps/daemon/log-causes.ts'
import { causes as ofProof } from '../../src/steps/prover/proof-errors.ts'
import { patterns as ofPulls } from '../../src/steps/pull/pull-failure.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8')
const entries = page
  .split(/^### /m)
  .slice(1)
  .map((entry) => ({ heading: entry.split('\n')[0] ?? '', text: entry }))
const headings = entries.map(({ heading }) => heading.replaceAll(/^`+|`+$/g, ''))

/** The files with a table of patterns, by which Berth knows the errors of other programs. */
const tables = {
  'src/steps/builder/run-buildx.ts': ofBuildx.map(([pattern]) => pattern),
  'src/steps/daemon/log-causes.ts': ofDaemon.map(({ pattern }) => pattern),
  'src/steps/prover/proof-errors.ts': ofProof.map(([pattern]) => pattern),
  'src/steps/pull/pull-failure.ts': ofPulls.map(([pattern]) => pattern),
}

/** The alternatives of a pattern, those within parentheses left together. */
function alternativesOf({ source, flags }: RegExp): RegExp[] {
  return source.split(/\|(?![^(]*\))/).map((each) => new RegExp(each, flags))
}

/** Alternatives in words of other versions, or of parts of errors. Another alternative of their pattern has the heading. */
const families = ['key quota', 'nftables', 'parse bip failed']

test('the page knows every table of patterns in the sources', () => {
  const found = globSync('src/steps/**/*.ts', { cwd: root }).filter((file) =>
    /\[RegExp,|pattern: RegExp/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(found.toSorted()).toEqual(Object.keys(tables))
})

describe.each(Object.entries(tables))('%s', (_, patterns) => {
  test.each(patterns.map((pattern) => [String(pattern), pattern] as const))(
    '%s has a heading',
    (_name, pattern) => {
      const without = alternativesOf(pattern).filter(
        (each) => !headings.some((heading) => each.test(heading)),
      )
      expect(without.map(({ source }) => source).filter((source) => !families.includes(source))).toEqual([])
      expect(headings.filter((heading) => pattern.test(heading))).not.toEqual([])
    },
  )
})

test('each heading is a text in code style, and stands once', () => {
  expect(entries.filter(({ heading }) => !/^(`+).+\1$/.test(heading))).toEqual([])
  expect(headings).toHaveLength(new Set(headings).size)
})

test('each entry says what Berth shows, and has a command or a setting to fix it', () => {
  const parts = [/^- \*\*Berth:\*\* \S/m, /^- \*\*Fix:\*\* (?:.|\n(?= {2}))*`/m]
  expect(entries.filter(({ text }) => !parts.every((part) => part.test(text)))).toEqual([])
})

test('findings and error codes that it names exist', () => {
  const codes: readonly ErrorCode[] = [
    'builder-in-use',
    'builder-not-ready',
    'buildx-unavailable',
    'daemon-not-ready',
    'engine-timeout',
    'engine-unreachable',
    'image-unavailable',
    'invalid-input',
    'no-strategy-left',
    'proof-failed',
    'storage-unusable',
  ]
  const lines = entries.flatMap(({ text }) => /^- \*\*Berth:\*\* (?:.|\n(?!- ))*/m.exec(text) ?? [])
  const named = lines.flatMap((line) => [...line.matchAll(/errors? `([a-z-]+)`|`([a-z]+(?:-[a-z]+)+)`\]\(/g)])
  const known = [...codes, ...checks.map(({ id }) => id), 'ports-host', 'host-workspace']
  expect(
    named.map(([, code, id]) => code ?? id).filter((name) => !known.includes(name as ErrorCode)),
  ).toEqual([])
})
