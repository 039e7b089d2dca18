import { describe, expect, test } from '@jest/globals'
import { connectDocker } from '../../src/platform/docker.ts'
import { usageIn } from '../../src/platform/housekeeping.ts'
import { json, startEngine } from './engine-server.ts'

/** What the engine is asked by a call. */
async function asked(call: (docker: ReturnType<typeof connectDocker>) => Promise<unknown>) {
  const requests: string[] = []
  const { host } = await startEngine(({ method, url }, response) => {
    requests.push(`${method} ${decodeURIComponent(url)}`)
    json(response, 200, {})
  })
  await call(connectDocker(host, { environment: {} }))
  return requests
}

test.each<[string, Parameters<typeof asked>[0]]>([
  ['POST /networks/prune?filters={}', (docker) => docker.pruneNetworks()],
  ['POST /images/prune?filters={}', (docker) => docker.pruneImages()],
  [
    'POST /images/prune?filters={"dangling":["false"]}',
    (docker) => docker.pruneImages({ dangling: ['false'] }),
  ],
  [
    'POST /build/prune?all=true&filters={"until":["168h"]}',
    (docker) => docker.pruneBuilds({ unusedHours: 168 }),
  ],
  [
    'POST /build/prune?all=true&keep-storage=5&reserved-space=5&max-used-space=5',
    (docker) => docker.pruneBuilds({ keepBytes: 5 }),
  ],
  ['GET /system/df?type=image&type=build-cache', (docker) => docker.usage()],
])('%s', async (request, call) => {
  expect(await asked(call)).toEqual([request])
})

describe('the disk usage', () => {
  test('of Docker 20.10 to 28 counts what images and builds share once', () => {
    const answer = {
      LayersSize: 100,
      Images: [{}, {}],
      BuildCache: [{ Size: 7, Shared: false }, { Size: 50, Shared: true }, {}],
    }
    expect(usageIn(answer)).toEqual({ images: 2, bytes: 107 })
  })

  test('is read from the totals of newer engines', () => {
    const answer = {
      ImageUsage: { TotalCount: 3, TotalSize: 100 },
      BuildCacheUsage: { TotalSize: 20 },
    }
    expect(usageIn(answer)).toEqual({ images: 3, bytes: 120 })
  })

  test('of an empty daemon is zero', () => {
    expect(usageIn({ LayersSize: 0, Images: null, BuildCache: null })).toEqual({ images: 0, bytes: 0 })
  })
})
