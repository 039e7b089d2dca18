import { describe, expect, test } from '@jest/globals'
import { outputNames, outputsOf } from '../../src/report/outputs.ts'
import { makeMount, makeObserved, unseen } from '../make-facts.ts'
import {
  dindReport,
  failed,
  failedReport,
  inspectReport,
  sampleReports,
  socketReport,
} from '../make-report.ts'

const path = '/home/runner/work/_temp/berth-report-a1b2c3d4.json'

test.each(Object.entries(sampleReports))('the outputs of the %s run', (_, report) => {
  const outputs = outputsOf(report, path)
  expect(Object.keys(outputs)).toEqual([...outputNames])
  expect(outputs).toMatchSnapshot()
})

test('`findings` is JSON, with a link to the page of each', () => {
  const outputs = outputsOf(inspectReport({ ignored: ['anonymous-pulls'] }), path)
  expect(JSON.parse(outputs.findings)).toMatchObject([
    { id: 'overlay-on-overlay', severity: 'error', ignored: false },
    { id: 'foreign-containers', severity: 'warning', ignored: false },
    {
      id: 'anonymous-pulls',
      severity: 'notice',
      ignored: true,
      documentation: 'https://github.com/berth-ci/berth/blob/v0.1.0/docs/findings/anonymous-pulls.md',
    },
  ])
  expect([outputs.errors, outputs.warnings]).toEqual(['1', '1'])
})

test('without a plan, `reason` is the verdict', () => {
  expect(outputsOf(failedReport(), path)).toMatchObject({
    mode: '',
    reason: 'Docker cannot be set up on this runner.',
    'docker-host': '',
  })
})

test('a job daemon that did not start has no address', () => {
  expect(outputsOf(dindReport({ achieved: {} }), path)).toMatchObject({
    'docker-host': '',
    socket: '',
    'engine-version': '',
    'host-workspace': '',
  })
})

test('ignored findings are not counted', () => {
  const report = socketReport({ outcomes: [failed()], ignored: ['foreign-containers'] })
  expect(outputsOf(report, path)).toMatchObject({ errors: '0', warnings: '0' })
})

describe('host-workspace', () => {
  const workspace = '/__w/app/app'
  const unproved = { achieved: {} }

  test('is the path that the test container used', () => {
    const containerProof = {
      host: 'unix:///run/docker.sock',
      workspace: '/srv/work',
      portsHost: null,
      milliseconds: 1,
      parts: [],
    }
    expect(outputsOf(socketReport({ achieved: { containerProof } }), path)['host-workspace']).toBe(
      '/srv/work',
    )
  })

  test('is translated by the mounts of the job container', () => {
    const ownContainer = { id: 'e', image: 'node:24', mounts: [makeMount()], networks: [] }
    const facts = makeObserved({ runner: { workspace }, ownContainer })
    expect(outputsOf(socketReport({ ...unproved, facts }), path)['host-workspace']).toBe(
      '/home/runner/work/app/app',
    )
  })

  test('is empty if no mount covers the workspace', () => {
    const ownContainer = { id: 'e', image: 'node:24', mounts: [], networks: [] }
    const facts = makeObserved({ runner: { workspace }, ownContainer })
    expect(outputsOf(socketReport({ ...unproved, facts }), path)['host-workspace']).toBe('')
  })

  test('is empty if the job container is unseen', () => {
    const facts = makeObserved({ ownContainer: unseen() })
    expect(outputsOf(socketReport({ ...unproved, facts }), path)['host-workspace']).toBe('')
  })
})

test('a daemon reached over TCP has no socket', () => {
  const facts = makeObserved({ endpoint: { host: 'tcp://192.0.2.7:2376', source: 'DOCKER_HOST' } })
  expect(outputsOf(socketReport({ facts }), path)).toMatchObject({
    'docker-host': 'tcp://192.0.2.7:2376',
    socket: '',
  })
})
