import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { annotationsIn } from '../../../ground/runner/annotations.ts'
import { evaluate, holds } from '../../../ground/runner/expressions.ts'
import { pairsIn } from '../../../ground/runner/file-commands.ts'
import { portsIn } from '../../../ground/runner/job-containers.ts'
import { translatePath } from '../../../ground/runner/translate-path.ts'
import { readJob } from '../../../ground/runner/workflow.ts'

const folder = mkdtempSync(join(tmpdir(), 'rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('values of the environment in a container', () => {
  const mappings = [
    { host: '/run/_work/_temp/_github_home', container: '/github/home' },
    { host: '/run/_work', container: '/__w' },
  ]
  test.each([
    ['/run/_work', '/__w'],
    ['/run/_work/a/b', '/__w/a/b'],
    ['/run/_work/_temp/_github_home/x', '/github/home/x'],
    ['/run/_workshop', '/run/_workshop'],
    ['unix:///run/_work/docker.sock', 'unix:///run/_work/docker.sock'],
    ['x:/run/_work', 'x:/run/_work'],
  ])('%s becomes %s', (value, translated) => {
    expect(translatePath(value, mappings)).toBe(translated)
  })
})

describe('expressions', () => {
  const contexts = {
    steps: { a: { outputs: { 'b-c': 'value' } } },
    job: { services: { web: { ports: { '80': '32768' } } } },
  }
  const textOf = (expression: string) => evaluate(`x $\{{ ${expression} }} y`, contexts)
  test.each([
    ['steps.a.outputs.b-c', 'value'],
    ["job.services.web.ports['80']", '32768'],
    ['steps.none.outputs.x', ''],
  ])('%s is %s', (expression, value) => {
    expect(textOf(expression)).toBe(`x ${value} y`)
  })
  test.each(['hashFiles("x")', 'steps.a == 1', 'secrets.x', 'steps.a'])('%s is refused', (expression) => {
    expect(() => textOf(expression)).toThrow(expression)
  })
  test('conditions', () => {
    expect(holds(null, 'failure')).toBe(false)
    expect(holds('failure()', 'failure')).toBe(true)
    expect(holds('always()', 'cancelled')).toBe(true)
    expect(() => holds("github.ref == 'x'", 'success')).toThrow('does not know the condition')
  })
})

test('what a step writes into its files', () => {
  expect(pairsIn('a=1\nb<<END\nline\nother=line\nEND\n\nc=x<<y\n')).toEqual({
    a: '1',
    b: 'line\nother=line',
    c: 'x<<y',
  })
  expect(() => pairsIn('b<<END\nline\n')).toThrow('Matching delimiter')
  expect(() => pairsIn('nothing')).toThrow('Invalid format')
})

test('the ports of a service', () => {
  expect(portsIn('80/tcp -> 0.0.0.0:32768\n80/tcp -> [::]:32768\n')).toEqual({ '80': '32768' })
})

test('annotations', () => {
  expect(annotationsIn('x\n::error title=a%3A b,file=c::one%0Atwo\n::notice::three\n')).toEqual([
    { level: 'error', title: 'a: b', message: 'one\ntwo' },
    { level: 'notice', title: '', message: 'three' },
  ])
})

test('a key that this runner does not play is refused', () => {
  const file = join(folder, 'workflow.yml')
  writeFileSync(file, 'on: push\njobs: {a: {runs-on: x, steps: [{run: x, timeout-minutes: 3}]}}\n')
  expect(() => readJob(file, 'a')).toThrow('step 1: this runner does not play timeout-minutes')
  expect(() => readJob(file, 'b')).toThrow('has no job b: a')
})
