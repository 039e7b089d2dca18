import { describe, expect, test } from '@jest/globals'
import { runChecks } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/index.ts'
import { onJobDaemon } from '../../src/checks/on-job-daemon.ts'
import type { Client } from '../../src/facts/facts.ts'
import { makeObserved, type ObservedDifferences, unseen } from '../make-facts.ts'

const docker = (differences: Partial<Client> = {}): Client => ({
  name: 'docker',
  path: '/usr/bin/docker',
  version: '28.0.4',
  pinnedApiVersion: null,
  ...differences,
})
const engines = {
  '20.10': { version: '20.10.24', apiVersion: '1.41', minApiVersion: '1.12' },
  '24.0': { version: '24.0.9', apiVersion: '1.43', minApiVersion: '1.12' },
  '29.8': { version: '29.8.0', apiVersion: '1.55', minApiVersion: '1.40' },
}
const clients = ['client-newer-than-engine', 'client-older-than-engine']

/** The ids of the findings about clients, with the host daemon and then with the job daemon. */
function findings(given: ObservedDifferences, jobDaemon: keyof typeof engines) {
  const observed = makeObserved(given)
  const outcomes = runChecks(checks, observed)
  const after = onJobDaemon(outcomes, observed, engines[jobDaemon])
  return [outcomes, after].map((list) =>
    list.flatMap((outcome) =>
      outcome.status === 'failed' && clients.includes(outcome.id) ? outcome.id : [],
    ),
  )
}

describe('clients are compared with the job daemon once it runs', () => {
  test('a client that the host daemon refuses, and the job daemon accepts, is no finding', () => {
    const given = { clients: [docker({ version: '29.2.1' })], engine: engines['20.10'] }
    expect(findings(given, '29.8')).toEqual([['client-newer-than-engine'], []])
  })

  test('a pinned API version that only the host daemon speaks is a finding', () => {
    const given = { clients: [docker({ pinnedApiVersion: '1.32' })], engine: engines['20.10'] }
    expect(findings(given, '29.8')).toEqual([[], ['client-newer-than-engine']])
  })

  test('an old client that the job daemon refuses is a finding', () => {
    const given = { clients: [docker({ version: '18.09.1' })], engine: engines['24.0'] }
    expect(findings(given, '29.8')).toEqual([[], ['client-older-than-engine']])
  })

  test('such a finding is about the job, names the job daemon and rules no mode out', () => {
    const observed = makeObserved({
      clients: [docker({ pinnedApiVersion: '1.32' })],
      engine: engines['20.10'],
    })
    const outcomes = onJobDaemon(runChecks(checks, observed), observed, engines['29.8'])
    expect(outcomes.filter(({ id }) => id === 'client-newer-than-engine')).toMatchObject([
      {
        finding: {
          about: 'job',
          severity: 'error',
          rulesOut: [],
          message: expect.stringContaining('1.40 to 1.55'),
        },
      },
    ])
  })
})

test('every other outcome stays as it is, in its place', () => {
  const observed = makeObserved({ engine: { ...engines['20.10'], storageDriver: 'vfs' } })
  const outcomes = runChecks(checks, observed)
  expect(onJobDaemon(outcomes, observed, engines['29.8'])).toEqual(outcomes)
})

test('clients that could not be read stay unknown', () => {
  const observed = makeObserved({ clients: unseen('no PATH') })
  const outcomes = runChecks(checks, observed)
  expect(onJobDaemon(outcomes, observed, engines['29.8'])).toEqual(outcomes)
})
