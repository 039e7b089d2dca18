import { expect, test } from '@jest/globals'
import { type Inherited, nothingInherited } from '../../src/plan/inherit/inherited.ts'
import { inheritedSentences } from '../../src/report/inherited.ts'
import { logGroups } from '../../src/report/log.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { dindReport, socketReport } from '../make-report.ts'

const all: Inherited = {
  mirrors: ['https://mirror.example/'],
  insecureRegistries: ['reg:5000', '10.0.0.0/8'],
  registries: [{ host: 'reg.example', authorities: ['/a'], keyPairs: [] }],
  authorities: { files: ['/b'], count: 2 },
  proxies: [{ variable: 'HTTP_PROXY', value: 'http://proxy:3128' }],
  omitted: ['`/c` is not passed on: this user cannot read it.'],
}

const withBuilder = (inherited: Inherited) => {
  const report = socketReport()
  const { builder } = report.achieved
  if (!builder) throw new Error('no builder')
  return { ...report, achieved: { ...report.achieved, builder: { ...builder, inherited } } }
}

test('nothing is inherited: no sentence', () => {
  expect(inheritedSentences(socketReport())).toEqual([])
  expect(inheritedSentences(withBuilder(nothingInherited))).toEqual([])
  expect(inheritedSentences(dindReport())).toEqual([])
})

test('a builder with all of them', () => {
  expect(inheritedSentences(withBuilder(all))).toEqual([
    'The builder inherits 1 mirror of docker.io (`https://mirror.example/`), insecure access to `reg:5000`, ' +
      '`10.0.0.0/8`, certificates for `reg.example`, 2 private CAs, `HTTP_PROXY=http://proxy:3128`.',
    'The builder: `/c` is not passed on: this user cannot read it.',
  ])
})

test('a job daemon with private CAs', () => {
  const report = dindReport()
  const { daemon } = report.achieved
  if (!daemon) throw new Error('no daemon')
  const inherited = { ...nothingInherited, authorities: { files: ['/b'], count: 1 } }
  expect(inheritedSentences({ ...report, achieved: { daemon: { ...daemon, inherited } } })).toEqual([
    'The job daemon inherits 1 private CA.',
  ])
})

test('the log and the job summary have them', () => {
  const report = withBuilder(all)
  expect(JSON.stringify(logGroups(report))).toContain('The builder inherits 1 mirror')
  expect(renderSummary(report)).toContain('The builder inherits 1 mirror')
})
