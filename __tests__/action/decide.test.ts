import { expect, test } from '@jest/globals'
import { decide } from '../../src/action/decide.ts'
import { makeObserved, unseen } from '../make-facts.ts'
import { kindsOf, makeRequest } from '../plan/make-situation.ts'
import { toolsWith } from '../steps/buildx/fakes.ts'
import { makeWorld } from './make-world.ts'

const buildxVersion = { kind: 'release', repository: 'docker/buildx', version: '0.36.1' } as const
const url = 'https://github.com/docker/buildx/releases/download/v0.36.1/checksums.txt'
const seen = (observed = makeObserved()) => ({ observed, outcomes: [] })

function worldWith(texts: Readonly<Record<string, string>>) {
  const { openToolCache, connectReleases, asked } = toolsWith({ texts })
  return { world: { ...makeWorld().world, openToolCache, connectReleases }, asked }
}

test('a plan without a version asks nobody', async () => {
  const { world, asked } = worldWith({})
  expect(kindsOf(await decide(makeRequest(), seen(), world))).not.toContain('install-buildx')
  expect(asked).toEqual([])
})

test('a version is in the plan with its checksum', async () => {
  const sum = 'a1'.repeat(32)
  const { world } = worldWith({ [url]: `${sum} *buildx-v0.36.1.linux-amd64\n` })
  const { steps } = await decide(makeRequest({ buildxVersion }), seen(), world)
  expect(steps).toContainEqual(expect.objectContaining({ release: expect.objectContaining({ sha256: sum }) }))
})

test('a version that does not exist is an error before any step', async () => {
  const { world } = worldWith({})
  await expect(decide(makeRequest({ buildxVersion }), seen(), world)).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

test('a runner without a daemon is an error before GitHub is asked', async () => {
  const { world, asked } = worldWith({})
  const deciding = decide(
    makeRequest({ buildxVersion }),
    seen(makeObserved({ engine: unseen('none') })),
    world,
  )
  await expect(deciding).rejects.toMatchObject({ code: 'no-strategy-left' })
  expect(asked).toEqual([])
})

test('a pod without a daemon and without Buildx gets both a builder and Buildx', async () => {
  const sum = 'a1'.repeat(32)
  const { openToolCache, connectReleases } = toolsWith({
    texts: { [url]: `${sum} *buildx-v0.36.1.linux-amd64\n` },
    releases: { newestTag: async () => 'v0.36.1' },
  })
  const world = { ...makeWorld().world, openToolCache, connectReleases }
  const observed = makeObserved({
    clients: [],
    endpoint: unseen('no socket'),
    engine: unseen('no socket'),
    kubernetes: {
      service: { host: '10.96.0.1', port: '443' },
      serviceAccount: { isReadable: true, namespace: 'ci' },
      kubeconfigs: [],
    },
  })
  const plan = await decide(makeRequest(), seen(observed), world)
  expect(kindsOf(plan)).toEqual(expect.arrayContaining(['install-buildx', 'create-kubernetes-builder']))
})
