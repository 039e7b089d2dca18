import { describe, expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import type { Request } from '../../../src/plan/request.ts'
import { type ObservedDifferences, unseen } from '../../make-facts.ts'
import { kindsOf, makeFinding, makeSituation, stepOf } from '../make-situation.ts'

const serviceAccount = { isReadable: true, namespace: 'ci' }
const service = { host: '10.96.0.1', port: '443' }
const kubernetes = { service, serviceAccount, kubeconfigs: [] }
const pod: ObservedDifferences = {
  endpoint: unseen('no socket'),
  engine: unseen('no socket'),
  kubernetes,
}
const noEngine = makeFinding({
  id: 'no-reachable-engine',
  severity: 'error',
  message: 'No Docker daemon found.',
  remedy: 'Build elsewhere.',
  rulesOut: ['socket', 'dind'],
})
const planOf = (request: Partial<Request> = {}, observed: ObservedDifferences = {}) =>
  choosePlan(makeSituation(request, { ...pod, ...observed }, [noEngine]))

test('a pod without a daemon builds in its namespace, rootless, if nothing but `uses:` is given', () => {
  const plan = planOf()
  expect(plan.strategy).toBe('remote')
  expect(kindsOf(plan)).toEqual(expect.arrayContaining(['create-kubernetes-builder', 'export-environment']))
  expect(stepOf(plan, 'create-kubernetes-builder')).toMatchObject({
    cleanup: true,
    secret: { settings: [{ driverOptions: ['rootless=true'] }] },
  })
  expect(plan.because).toEqual([
    'This pod has no Docker daemon, but a service account of Kubernetes.',
    'Builds run in pods of BuildKit (`rootless=true`) in the namespace ci.',
  ])
})

test.each<[string, readonly string[], readonly string[]]>([
  ['other options stay', ['replicas=2'], ['replicas=2', 'rootless=true']],
  ['`rootless=false` asks for privileged pods', ['rootless=false'], ['rootless=false']],
  [
    'a rootless image',
    ['image=mirror/buildkit:rootless'],
    ['image=mirror/buildkit:rootless', 'rootless=true'],
  ],
  ['any image, with `rootless`', ['image=a/b:1', 'rootless=true'], ['image=a/b:1', 'rootless=true']],
])('%s', (_, driverOptions, expected) => {
  const { secret } = stepOf(planOf({ driverOptions }), 'create-kubernetes-builder')
  expect(secret.settings[0]?.driverOptions).toEqual(expected)
})

describe('Kubernetes is not used unasked', () => {
  test.each<[string, Partial<Request>, ObservedDifferences, string]>([
    ['if no pod', {}, { kubernetes: { ...kubernetes, service: null } }, 'No builder elsewhere is named'],
    [
      'without a token',
      {},
      { kubernetes: { ...kubernetes, serviceAccount: null } },
      'This pod has no service account token',
    ],
    [
      'with a token that this job cannot read',
      {},
      { kubernetes: { ...kubernetes, serviceAccount: { ...serviceAccount, isReadable: false } } },
      'Permission denied: the service account',
    ],
    [
      'without a namespace',
      {},
      { kubernetes: { ...kubernetes, serviceAccount: { ...serviceAccount, namespace: null } } },
      'The namespace of this pod is unknown.',
    ],
    [
      'if its files could not be read',
      {},
      { kubernetes: unseen('the disk hangs'), runner: { kind: 'kubernetes' } },
      'Could not check the service account of this pod: the disk hangs.',
    ],
    [
      'if a daemon is configured that does not answer',
      {},
      { endpoint: { host: 'tcp://docker:2375', source: 'DOCKER_HOST', context: null } },
      'No builder elsewhere is named',
    ],
    ['without Buildx', {}, { clients: [] }, 'Buildx is not installed'],
    [
      'with `driver: docker-container`',
      { driver: 'docker-container' },
      {},
      '`driver: docker-container` needs',
    ],
    ['with `driver: docker`', { driver: 'docker' }, {}, '`driver: docker` needs a Docker daemon.'],
    ['with `dind-image`', { dindImageAsked: true }, {}, '`dind-image` requests a separate daemon.'],
    ['with `privilege`', { privilege: 'privileged' }, {}, '`privilege` requests a separate daemon.'],
    ['with `daemon-config`', { daemonConfiguration: { debug: true } }, {}, '`daemon-config` requests'],
    ['with `endpoint`', { endpoint: 'other-context' }, {}, '`endpoint` names a Docker daemon'],
    [
      'with `append`',
      {
        append: [
          {
            name: 'b',
            endpoint: 'other',
            platforms: [],
            driverOptions: [],
            buildkitdFlags: '',
            daemon: null,
          },
        ],
      },
      {},
      '`append` adds nodes',
    ],
    ['with `keep-state`', { keepState: true, name: 'kept' }, {}, '`keep-state` keeps the volume'],
    ['with `export: none`', { exportWay: 'none' }, {}, '`export: none` sets no variable'],
    [
      'with an image that can need privileges',
      { driverOptions: ['image=moby/buildkit:v0.31.0'] },
      {},
      '`driver-opts` names moby/buildkit:v0.31.0, which can need a privileged pod.',
    ],
    ['in `mode: socket`', { mode: 'socket' }, {}, '`mode: socket` is not possible'],
    ['in `mode: dind`', { mode: 'dind' }, {}, '`mode: dind` is not possible'],
  ])('%s', (_, request, observed, reason) => {
    expect(() => planOf(request, observed)).toThrow(
      expect.objectContaining({
        code: 'no-strategy-left',
        message: expect.stringContaining(reason),
        remedy: 'Build elsewhere.',
      }),
    )
  })

  test('if a daemon answers: the pod has a dind sidecar', () => {
    const plan = choosePlan(makeSituation({}, { kubernetes }))
    expect(plan.strategy).toBe('socket')
    expect(plan.rejected.map(({ strategy }) => strategy)).toEqual(['dind'])
  })
})
