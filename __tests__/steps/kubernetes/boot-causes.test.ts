import { describe, expect, test } from '@jest/globals'
import { type Booting, type Cause, causesIn, remedyOf } from '../../../src/steps/kubernetes/boot-causes.ts'
import type { Condition, ContainerStatus, Event, Pod } from '../../../src/steps/kubernetes/objects.ts'

const metadata = { name: 'pods0-abc', uid: '1' }
const pod = (status: Pod['status'], deleted = false): Pod => ({
  metadata: { ...metadata, ...(deleted && { deletionTimestamp: 'now' }) },
  ...(status && { status }),
})
const container = (differences: Partial<ContainerStatus>): Pod =>
  pod({ containerStatuses: [{ name: 'buildkitd', restartCount: 0, ...differences }] })
const waiting = (reason: string, message = '', restartCount = 0) =>
  container({ restartCount, state: { waiting: { reason, message } } })
const booting = (pods: Pod[], events: Event[] | null = []): Booting => ({ workload: null, pods, events })
const refusedBy = (message: string, condition: Partial<Condition> = {}): Booting => ({
  workload: {
    metadata,
    spec: { selector: {}, template: { spec: {} } },
    status: {
      conditions: [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message, ...condition }],
    },
  },
  pods: [],
  events: [],
})
const unschedulable = pod({
  phase: 'Pending',
  conditions: [
    {
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message: '0/1 nodes are available: 1 Insufficient cpu.',
    },
  ],
})
const scaling = { reason: 'TriggeredScaleUp', involvedObject: { name: metadata.name } }

test.each<[string, Booting, Cause['kind'], string, number]>([
  [
    'a quota',
    refusedBy('pods "x" is forbidden: exceeded quota: small, requested: cpu=2'),
    'quota',
    'Kubernetes refuses its pods: pods "x" is forbidden: exceeded quota: small',
    0,
  ],
  [
    'Pod Security',
    refusedBy('pods "x" is forbidden: violates PodSecurity "baseline:latest"'),
    'admission',
    'violates PodSecurity',
    0,
  ],
  [
    'a webhook',
    refusedBy('admission webhook "policy" denied the request: privileged'),
    'admission',
    'denied the request',
    0,
  ],
  [
    'a service account',
    refusedBy('error looking up service account ci/x: serviceaccount "x" not found'),
    'account',
    '"x" not found',
    0,
  ],
  [
    'an image that does not exist',
    booting([waiting('ErrImagePull', 'x:1: not found')]),
    'image',
    'cannot be pulled: x:1: not found',
    0,
  ],
  ['a login', booting([waiting('ImagePullBackOff', 'pull access denied')]), 'image', 'pull access denied', 0],
  [
    'a registry that does not answer',
    booting([waiting('ErrImagePull', 'dial tcp: i/o timeout')]),
    'image',
    'i/o timeout',
    25_000,
  ],
  [
    'an image that has no valid name',
    booting([waiting('InvalidImageName', '')]),
    'image',
    'InvalidImageName',
    0,
  ],
  [
    'no room',
    booting([unschedulable]),
    'unschedulable',
    '0/1 nodes are available: 1 Insufficient cpu.',
    15_000,
  ],
  [
    'no room in a cluster that grows',
    booting([unschedulable], [scaling]),
    'unschedulable',
    'Insufficient cpu',
    Number.POSITIVE_INFINITY,
  ],
  [
    'no room without a right to see events',
    booting([unschedulable], null),
    'unschedulable',
    'Insufficient cpu',
    Number.POSITIVE_INFINITY,
  ],
  [
    'a crash',
    booting([
      container({
        restartCount: 1,
        state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s' } },
        lastState: { terminated: { exitCode: 1, reason: 'Error' } },
      }),
    ]),
    'crash',
    'The container buildkitd of pod pods0-abc ends with exit code 1',
    0,
  ],
  [
    'too little memory',
    booting([
      container({ restartCount: 1, lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } } }),
    ]),
    'memory',
    'was OOM-killed',
    0,
  ],
  [
    'a container that cannot be created',
    booting([waiting('CreateContainerError', 'no such device')]),
    'container',
    'no such device',
    5_000,
  ],
  [
    'an eviction',
    booting([pod({ phase: 'Failed', reason: 'Evicted', message: 'low on disk' })]),
    'evicted',
    'was evicted: low on disk',
    15_000,
  ],
])('the cause is %s', (_, state, kind, sentence, grace) => {
  expect(causesIn(state)).toEqual([
    expect.objectContaining({ kind, sentence: expect.stringContaining(sentence), grace }),
  ])
})

test.each<[string, Booting]>([
  ['nothing exists yet', { workload: null, pods: [], events: [] }],
  ['a pod is new', booting([pod(undefined)])],
  ['its container is being created', booting([waiting('ContainerCreating')])],
  ['its container has ended once', booting([container({ state: { terminated: { exitCode: 1 } } })])],
  [
    'its container has been started again once',
    booting([container({ restartCount: 1, lastState: { terminated: { exitCode: 1 } } })]),
  ],
  ['a condition is false', refusedBy('exceeded quota', { status: 'False' })],
  ['another pod is being deleted', booting([pod({ reason: 'Evicted' }, true)])],
])('there is no cause if %s', (_, state) => {
  expect(causesIn(state)).toEqual([])
})

describe('the remedy', () => {
  test('names `rootless=true` only if it is not set', () => {
    expect(remedyOf('admission', 'ci', false)).toContain('rootless=true')
    expect(remedyOf('admission', 'ci', true)).not.toContain('rootless=true')
  })
})
