import { expect, test } from '@jest/globals'
import { deploymentsOf, targetsOf } from '../../../src/steps/kubernetes/targets.ts'
import { makeStep } from './make-step.ts'

const node = (name: string | null) => ({ name, endpoint: '', platforms: [] })

test.each([
  ['one node', [null], ['pods0']],
  ['several nodes', [null, null], ['pods0', 'pods1']],
  ['a named node', ['amd'], ['amd']],
  ['nodes with and without a name', ['amd', null, null], ['amd', 'pods0', 'pods1']],
  ['an underscore, which Kubernetes does not allow', ['arm_64'], ['arm-64']],
])('the Deployments of %s', (_, names, expected) => {
  expect(deploymentsOf({ name: 'pods', nodes: names.map(node) })).toEqual(expected)
})

test.each([
  ['a name with capitals', makeStep({ name: 'Pods' }), 'Kubernetes does not allow its name'],
  ['a name that is too long', makeStep({ name: 'a'.repeat(63) }), 'Kubernetes does not allow its name'],
  [
    'a volume that would stay',
    makeStep({}, ['persistent-volume-claim.requests.storage=1Gi']),
    'the builder is removed after the job',
  ],
])('%s is refused', (_, step, expected) => {
  expect(() => targetsOf(step)).toThrow(expected)
})

test('each node has its own options', () => {
  const step = makeStep({
    nodes: [node(null), node('arm')],
    secret: {
      settings: [
        { driverOptions: ['namespace=amd'], buildkitdFlags: '' },
        { driverOptions: ['namespace=arm'], buildkitdFlags: '' },
      ],
      buildkitdConfiguration: '',
      githubToken: '',
    },
  })
  expect(targetsOf(step).map(({ deployment, options }) => [deployment, options.namespace])).toEqual([
    ['pods0', 'amd'],
    ['arm', 'arm'],
  ])
})
