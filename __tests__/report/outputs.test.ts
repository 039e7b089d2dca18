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

test('findings are JSON, each with its page', () => {
  const outputs = outputsOf(inspectReport({ ignored: ['anonymous-pulls'] }), path)
  expect(JSON.parse(outputs.findings)).toMatchObject([
    { id: 'overlay-on-overlay', severity: 'error', ignored: false },
    { id: 'foreign-containers', severity: 'warning', ignored: false },
    {
      id: 'anonymous-pulls',
      severity: 'notice',
      ignored: true,
      documentation: 'https://github.com/berth-ci/berth/blob/main/docs/findings/anonymous-pulls.md',
    },
  ])
  expect([outputs.errors, outputs.warnings]).toEqual(['1', '1'])
})

test('without a plan the verdict is the reason', () => {
  expect(outputsOf(failedReport(), path)).toMatchObject({
    mode: '',
    reason: 'There is no Docker to trust: no engine answers.',
    'docker-host': '',
  })
})

test('a daemon of the job’s own that did not start gives no host', () => {
  expect(outputsOf(dindReport({ achieved: {} }), path)).toMatchObject({
    'docker-host': '',
    socket: '',
    'engine-version': '',
    'host-workspace': '',
  })
})

test('an ignored finding does not count', () => {
  const report = socketReport({ outcomes: [failed()], ignored: ['foreign-containers'] })
  expect(outputsOf(report, path)).toMatchObject({ errors: '0', warnings: '0' })
})

describe('host-workspace', () => {
  const workspace = '/__w/app/app'
  const unproved = { achieved: {} }

  test('is the path that the proof saw', () => {
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

  test('is translated by the mounts of the job’s container', () => {
    const ownContainer = { id: 'e', image: 'node:24', mounts: [makeMount()], networks: [] }
    const facts = makeObserved({ runner: { workspace }, ownContainer })
    expect(outputsOf(socketReport({ ...unproved, facts }), path)['host-workspace']).toBe(
      '/home/runner/work/app/app',
    )
  })

  test('is empty where no mount covers the workspace', () => {
    const ownContainer = { id: 'e', image: 'node:24', mounts: [], networks: [] }
    const facts = makeObserved({ runner: { workspace }, ownContainer })
    expect(outputsOf(socketReport({ ...unproved, facts }), path)['host-workspace']).toBe('')
  })

  test('is empty where the job’s container could not be seen', () => {
    const facts = makeObserved({ ownContainer: unseen() })
    expect(outputsOf(socketReport({ ...unproved, facts }), path)['host-workspace']).toBe('')
  })
})

test('an engine that is reached by TCP has no socket', () => {
  const facts = makeObserved({ endpoint: { host: 'tcp://192.0.2.7:2376', source: 'DOCKER_HOST' } })
  expect(outputsOf(socketReport({ facts }), path)).toMatchObject({
    'docker-host': 'tcp://192.0.2.7:2376',
    socket: '',
  })
})
