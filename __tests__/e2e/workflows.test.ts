import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '../..')
const folder = join(root, '.github/workflows')

type Step = { readonly uses?: string; readonly run?: string }
type Workflow = {
  readonly permissions: unknown
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

const texts = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

describe.each(texts)('%s', (_, text) => {
  const { permissions, jobs } = parse(text) as Workflow
  const steps = Object.values(jobs).flatMap((job) => job.steps)

  test('gives its token nothing but what a job asks for', () => {
    expect(permissions).toEqual({})
  })

  test('puts no expression into a script, where its value would be code', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
  })

  test('pins each action of others by its commit', () => {
    const foreign = steps.flatMap(({ uses }) => (uses && uses !== './' ? [uses] : []))
    expect(foreign.filter((uses) => !/@[0-9a-f]{40}$/.test(uses))).toEqual([])
  })
})

test('each output of the action is used by a step', () => {
  const { outputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { outputs: object }
  const all = texts.map(([, text]) => text).join('\n')
  expect(
    Object.keys(outputs).filter(
      (name) => !all.includes(`.outputs.${name} `) && !all.includes(`.outputs.${name})`),
    ),
  ).toEqual([])
})
