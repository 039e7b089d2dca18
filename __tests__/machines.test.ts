import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { findingsOf, runChecks } from '../src/checks/check.ts'
import { checks } from '../src/checks/index.ts'
import { machinePage } from './machine-page.ts'
import { recordedMachines } from './recorded-machines.ts'

const folder = join(import.meta.dirname, 'fixtures/machines')
const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../docs/report.schema.json'), 'utf8'))
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile({
  $defs: schema.$defs,
  ...schema.properties.facts,
})

describe.each(recordedMachines)('%s', (name, machine) => {
  test('has facts of the form that the report’s schema describes', () => {
    validate(machine.facts)
    expect(validate.errors ?? []).toEqual([])
  })

  test('says what it is and what it rests on', () => {
    const { facts: _, ...rest } = machine
    expect(rest).toEqual({
      schemaVersion: 1,
      origin: expect.stringMatching(/^(recorded|hand-made)$/),
      machine: expect.stringMatching(/./),
      sources: expect.arrayContaining([expect.stringMatching(/^(berth|https:)/)]),
    })
  })

  /** After a change that is meant: BERTH_UPDATE=1, then read the difference as a user of that machine would. */
  test('is reported as in its page', () => {
    const path = join(folder, `${name}.md`)
    const page = machinePage(machine)
    if (process.env['BERTH_UPDATE']) writeFileSync(path, page)
    expect(page).toBe(readFileSync(path, 'utf8'))
  })
})

const gravest = (name: string) => {
  const machine = recordedMachines.find(([each]) => each === name)?.[1]
  if (!machine) throw new Error(`there is no machine ${name}`)
  return findingsOf(runChecks(checks, machine.facts)).map(({ severity }) => severity)[0]
}

test.each(recordedMachines.map(([name]) => name).filter((name) => /^github-hosted-ubuntu-\d/.test(name)))(
  '%s: nothing above a notice',
  (name) => {
    expect([undefined, 'notice']).toContain(gravest(name))
  },
)
