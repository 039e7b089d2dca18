import { describe, expect, test } from '@jest/globals'
import type { LaunchDaemon } from '../../../src/plan/plan.ts'
import type { Request } from '../../../src/plan/request.ts'
import { dockerInDocker } from '../../../src/plan/strategies/dind.ts'
import { makeSituation } from '../make-situation.ts'

const planned = (request: Partial<Request>) =>
  dockerInDocker.steps(makeSituation({ mode: 'dind', ...request }))
const kinds = (request: Partial<Request>) => planned(request).map(({ kind }) => kind)

test('without `cache` the volume is created and removed', () => {
  expect(kinds({})).toContain('create-volume')
  expect(kinds({})).not.toContain('lease-volume')
})

describe('with `cache`', () => {
  const steps = planned({ cache: 'main', verify: 'full' })

  test('the volume is taken under a lease, and kept only after the tests', () => {
    const all = steps.map(({ kind }) => kind)
    expect(all).not.toContain('create-volume')
    expect(all.indexOf('lease-volume')).toBeLessThan(all.indexOf('launch-daemon'))
    expect(all.indexOf('keep-cache')).toBeGreaterThan(all.indexOf('prove-build'))
  })

  test('the daemon and the lease agree on the request', () => {
    const [lease, launch, keep] = (['lease-volume', 'launch-daemon', 'keep-cache'] as const).map((kind) =>
      steps.find((step) => step.kind === kind),
    )
    const [privilege] = (launch as LaunchDaemon).privileges
    expect(lease).toMatchObject({ cache: { key: 'main' }, layout: { privilege } })
    expect(launch).toMatchObject({ dataRoot: { kind: 'leased', cache: (lease as { cache: object }).cache } })
    expect(keep).toMatchObject({ file: (lease as { cache: { testedFile: string } }).cache.testedFile })
  })

  test('`daemon-config` can name the other image store', () => {
    const driver = (daemonConfiguration: Request['daemonConfiguration']) =>
      planned({ cache: 'main', daemonConfiguration }).flatMap((step) =>
        step.kind === 'lease-volume' ? [step.layout.storageDriver] : [],
      )
    expect(driver({ features: { 'containerd-snapshotter': true } })).toEqual(['overlayfs'])
    expect(driver({ features: { 'containerd-snapshotter': false } })).toEqual(['overlay2'])
  })
})

test('images of `preload` are looked for before the daemon starts, and copied after it has', () => {
  const steps = planned({ preload: ['redis:8'] })
  const check = steps.findIndex((step) => step.kind === 'obtain-image' && step.purpose === 'preload')
  const launch = steps.findIndex(({ kind }) => kind === 'launch-daemon')
  const copy = steps.findIndex((step) => step.kind === 'preload-images' && step.images[0] === 'redis:8')
  expect(check).toBeGreaterThan(-1)
  expect(check).toBeLessThan(launch)
  expect(copy).toBeGreaterThan(launch)
})
