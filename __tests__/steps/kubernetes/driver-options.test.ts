import { describe, expect, test } from '@jest/globals'
import { driverOptionsOf } from '../../../src/steps/kubernetes/driver-options.ts'

test('all options of buildx are taken', () => {
  const options = [
    'image=moby/buildkit:v0.31.0',
    'namespace=ci',
    'replicas=2',
    'requests.cpu=500m',
    'requests.memory=1Gi',
    'requests.ephemeral-storage=10Gi',
    'limits.cpu=2',
    'limits.memory=4Gi',
    'limits.ephemeral-storage=20G',
    'rootless=true',
    'schedulername=fast',
    'serviceaccount=builder',
    'nodeselector=disk=ssd,pool=builds',
    'annotations=team=a',
    'labels=team=a,tier=',
    'tolerations=key=dedicated,value=ci,effect=NoSchedule;operator=Exists',
    'loadbalance=random',
    'qemu.install=true',
    'qemu.image=tonistiigi/binfmt:latest',
    'buildkit-root-volume-memory=1Gi',
    'default-load=false',
    'timeout=2m30s',
    'env.HTTP_PROXY=http://proxy:3128/?a=b,c',
  ]
  const { all, ...known } = driverOptionsOf(options)
  expect(known).toEqual({ namespace: 'ci', timeout: 150_000, resource: 'deployments', rootless: true })
  expect(Object.entries(all).map((pair) => pair.join('='))).toEqual(options)
})

test('without options the defaults of buildx count', () => {
  expect(driverOptionsOf([])).toEqual({
    ...{ all: {}, namespace: null, timeout: null, resource: 'deployments', rootless: false },
  })
})

test('a claim for a volume makes buildx create a StatefulSet', () => {
  expect(driverOptionsOf(['persistent-volume-claim.requests.storage=10Gi']).resource).toBe('statefulsets')
})

describe('an option is refused', () => {
  test.each([
    ['network=host', '`driver: kubernetes` has no option "network".'],
    ['pool=builds', '`driver: kubernetes` has no option "pool".'],
    ['env.=x', '`driver: kubernetes` has no option "env.".'],
    ['replicas=0', 'replicas="0" is invalid.'],
    ['replicas=two', 'replicas="two" is invalid.'],
    ['requests.cpu=half', 'requests.cpu="half" is invalid.'],
    ['limits.memory=4GB', 'limits.memory="4GB" is invalid.'],
    ['rootless=yes', 'rootless="yes" is invalid.'],
    ['loadbalance=round', 'loadbalance="round" is invalid.'],
    ['nodeselector=ssd', 'nodeselector="ssd" is invalid.'],
    ['labels=a=b=c', 'labels="a=b=c" is invalid.'],
    ['tolerations=name=x', 'tolerations="name=x" is invalid.'],
    ['timeout=120', 'timeout="120" is invalid.'],
    ['namespace=CI', 'namespace="CI" is invalid.'],
    ['labels=team=a,app=web', 'labels sets app, which is reserved for buildx.'],
    ['annotations=buildx.docker.com/platform=x', 'annotations sets buildx.docker.com/platform'],
  ])('%s', (option, expected) => {
    expect(() => driverOptionsOf([option])).toThrow(expected)
  })
})
