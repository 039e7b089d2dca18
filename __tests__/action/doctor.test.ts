import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { doctor } from '../../src/action/doctor.ts'
import { help } from '../../src/action/doctor-options.ts'
import { makeObserved, type ObservedDifferences } from '../make-facts.ts'
import { makeWorld } from './make-world.ts'

const terminal = { width: 100, color: false }
const healthy: ObservedDifferences = {}
const doubtful: ObservedDifferences = { engine: { storageDriver: 'vfs' } }

function examine(words: readonly string[], given = healthy, shown = terminal) {
  const { world, reported } = makeWorld({ observed: makeObserved(given) })
  return doctor(words, shown, world).then((result) => ({ ...result, reported }))
}

const escapeCharacter = String.fromCharCode(27)

describe('help and version', () => {
  test.each([[['--help']], [['-h']], [['doctor', '--help']], [['--help', '--json']]])(
    '%j gives the help',
    async (words) => {
      expect(await examine(words)).toMatchObject({ output: help, errors: '', exitCode: 0 })
    },
  )

  test('the help names every option', () => {
    for (const option of [
      '--json',
      '--markdown',
      '--verbose',
      '--fail-on',
      '--ignore',
      '--record',
      '--width',
      '--color',
      '--no-color',
    ]) {
      expect(help).toContain(option)
    }
  })

  test('--version gives the version', async () => {
    expect(await examine(['--version'])).toMatchObject({ output: 'berth 0.1.0\n', exitCode: 0 })
  })
})

describe('wrong use ends with status 2, the reason and the help', () => {
  test.each([
    [['--jsno'], /Unknown option '--jsno'\n/],
    [['repair'], /^Unknown command: repair/],
    [['doctor', 'doctor'], /^Unknown command: doctor/],
    [['--fail-on', 'notice'], /^--fail-on notice: must be one of error, warning, never/],
    [['--fail-on'], /'--fail-on <value>' argument missing/],
    [['--ignore', 'no-such'], /^--ignore no-such: there is no such finding/],
    [['--width', '39'], /^--width: must be a whole number of at least 40/],
    [['--width', 'wide'], /^--width: must be/],
    [['--width', '80.5'], /^--width: must be/],
    [['--width', ''], /^--width: must be/],
    [['--json=yes'], /does not take an argument/],
    [['--json', '--markdown'], /^--json and --markdown: use one of them/],
  ])('%j', async (words, errors) => {
    const result = await examine(words)
    expect(result).toMatchObject({ output: '', exitCode: 2 })
    expect(result.errors).toMatch(errors)
    expect(result.errors).toContain(help)
  })
})

describe('the exit status', () => {
  test.each([
    ['no finding', [], healthy, 0],
    ['no finding, as `berth doctor`', ['doctor'], healthy, 0],
    ['a warning', [], doubtful, 0],
    ['a warning that fails', ['--fail-on', 'warning'], doubtful, 1],
    [
      'a warning that is ignored',
      ['--fail-on', 'warning', '--ignore', 'copying-storage-driver'],
      doubtful,
      0,
    ],
    ['a warning with --fail-on never', ['--fail-on', 'never'], doubtful, 0],
  ] as const)('%s: %j', async (_, words, given, exitCode) => {
    expect((await examine(words, given)).exitCode).toBe(exitCode)
  })
})

describe('--json', () => {
  const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'))
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema)

  test.each([
    ['a healthy machine', healthy],
    ['a doubtful one', doubtful],
    ['one without a daemon', { engine: { status: 'unseen', reason: 'nothing answers' } }],
  ] as const)('is what the schema describes: %s', async (_, given) => {
    const { output } = await examine(['--json'], given)
    validate(JSON.parse(output))
    expect(validate.errors ?? []).toEqual([])
  })
})

describe('the terminal', () => {
  test('has colors if it can show them, unless the options say otherwise', async () => {
    const colored = { ...terminal, color: true }
    expect((await examine([])).output).not.toContain(escapeCharacter)
    expect((await examine([], healthy, colored)).output).toContain(escapeCharacter)
    expect((await examine(['--color'])).output).toContain(escapeCharacter)
    expect((await examine(['--no-color'], healthy, colored)).output).not.toContain(escapeCharacter)
  })

  test.each([
    ['narrow', 60, [], 60],
    ['too narrow', 20, [], 40],
    ['of no width', 0, [], 40],
    ['too wide to read', 400, [], 120],
    ['with --width', 100, ['--width', '50'], 50],
  ] as const)('%s: no line is longer', async (_, width, words, longest) => {
    const { output, exitCode } = await examine(words, doubtful, { ...terminal, width })
    expect(exitCode).toBe(0)
    const lines = output.split('\n').filter((line) => !/https?:\/\/|\/[\w./-]{20,}/.test(line))
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(longest)
  })
})

describe('--record', () => {
  const recording = ['--record', '/tmp/facts.json']

  test('writes a file and says so before the last line', async () => {
    const { output, exitCode, reported } = await examine(recording)
    expect(exitCode).toBe(0)
    expect(Object.keys(reported.written)).toEqual(['/tmp/facts.json'])
    expect(output).toMatch(
      /\nFacts written to \/tmp\/facts\.json, without names .*\n.*\n.*exit status 0 \(--fail-on error\)\n$/,
    )
  })

  test('does not change --json', async () => {
    const { output, reported } = await examine([...recording, '--json'])
    expect(JSON.parse(output)).toHaveProperty('verdict')
    expect(reported.written).toHaveProperty(['/tmp/facts.json'])
  })

  test('ends with status 2 if it cannot write', async () => {
    const { world, reported } = makeWorld()
    reported.written['/tmp/facts.json'] = ''
    const errors = '--record /tmp/facts.json: the file exists already\n'
    expect(await doctor(recording, terminal, world)).toEqual({ output: '', errors, exitCode: 2 })
  })
})

describe('--markdown', () => {
  test('is the report as in a job summary', async () => {
    const { output, exitCode } = await examine(['--markdown', '--fail-on', 'warning'], doubtful)
    expect(output).toMatch(/^### ❌ Found 1 warning on this machine/)
    expect(output).toContain('#### Warning: ')
    expect(exitCode).toBe(1)
  })
})

describe('--verbose', () => {
  test('adds evidence and passed checks', async () => {
    const { output } = await examine(['--verbose'], doubtful)
    expect(output).toMatch(/\d+ checks passed\n/)
    expect((await examine([], doubtful)).output).not.toMatch(/\d+ checks passed\n/)
  })
})

test('the report fits a window of 40 lines and 100 columns', async () => {
  const { output } = await examine([], doubtful)
  expect(output.split('\n').length).toBeLessThanOrEqual(40)
})

test('a bug in Berth ends with status 2, and not with that of a finding', async () => {
  const { world } = makeWorld()
  const broken = {
    ...world,
    now: () => {
      throw new TypeError('now is broken')
    },
  }
  const { output, errors, exitCode } = await doctor([], terminal, broken)
  expect({ output, exitCode }).toEqual({ output: '', exitCode: 2 })
  expect(errors).toContain('now is broken')
  expect(errors).toContain('/issues')
})

test('without --record nothing is written, set or annotated', async () => {
  const { reported } = await examine([], doubtful)
  expect(reported).toMatchObject({
    written: {},
    outputs: {},
    state: {},
    annotations: [],
    log: [],
    failed: false,
  })
})
