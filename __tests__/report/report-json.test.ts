import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { privileges } from '../../src/plan/request.ts'
import { renderJson } from '../../src/report/report-json.ts'
import { makeContainer, makeMount, makeObserved } from '../make-facts.ts'
import { sampleReports, socketReport } from '../make-report.ts'
import { hostileReport } from './hostile.ts'

const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'))

describe('report.json', () => {
  test('begins with version and verdict, and ends with a line feed', () => {
    const text = renderJson(socketReport())
    expect(text).toMatch(/^\{\n {2}"schemaVersion": 1,\n {2}"berthVersion": "0\.1\.0",\n {2}"startedAt"/)
    expect(text).toMatch(/\n\}\n$/)
  })

  test('is the report', () => {
    expect(JSON.parse(renderJson(socketReport()))).toEqual(socketReport())
  })

  test('is the same text whatever the order of the keys', () => {
    const report = socketReport()
    const turned = Object.fromEntries(Object.entries(report).reverse()) as typeof report
    const facts = Object.fromEntries(Object.entries(report.facts).reverse()) as typeof report.facts
    expect(renderJson({ ...turned, facts })).toBe(renderJson(report))
  })
})

describe('docs/report.schema.json', () => {
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema)
  const errors = (text: string) => {
    validate(JSON.parse(text))
    return validate.errors ?? []
  }
  const crowded = socketReport({
    facts: makeObserved({
      engineContainers: [makeContainer({ mounts: [makeMount()] })],
      engineVolumes: [
        { name: 'cache', driver: 'local', mountpoint: '/v', labels: { a: 'b' }, createdAt: null },
      ],
      ownContainer: { id: 'e', image: 'node:24', mounts: [makeMount()], networks: ['bridge'] },
      requestedImages: [{ reference: 'docker:dind', input: 'dind-image' }],
    }),
  })

  test.each(Object.entries({ ...sampleReports, hostile: hostileReport(), crowded }))(
    'describes the %s run',
    (_, report) => {
      expect(errors(renderJson(report))).toEqual([])
    },
  )

  test('lists each privilege', () => {
    expect(schema.$defs.privilege.enum).toEqual(privileges.filter((name) => name !== 'auto'))
  })

  test.each([
    ['a key that is not described', { surprise: true }],
    ['another version', { schemaVersion: 2 }],
    ['an unknown severity', { failOn: 'sometimes' }],
    ['an outcome that is neither', { outcomes: [{ status: 'skipped', id: 'mtu-mismatch' }] }],
    ['a missing fact', { facts: {} }],
  ])('refuses %s', (_, difference) => {
    expect(errors(JSON.stringify({ ...socketReport(), ...difference }))).not.toEqual([])
  })
})
