import { createConnection, type Socket } from 'node:net'
import { listening } from '../integration/fake-engine.ts'
import type { Job } from '../run-action.ts'

/** What becomes of the connections from the request on that `at` accepts. */
export type ProxyFault = {
  /** By method and path, such as `POST /v1.41/containers/create`. */
  readonly at: RegExp
  readonly fault: 'withhold' | 'cut'
}

/**
 * Puts itself between the job and the engine, and lets all pass until the fault strikes: from then on no answer comes
 * back (`withhold`), or the connection ends after half of the one answer (`cut`). `mend` lets new connections pass.
 */
export async function betweenJobAndEngine(job: Job, { at, fault }: ProxyFault): Promise<{ mend(): void }> {
  const engine = (process.env['DOCKER_HOST'] ?? '').replace('unix://', '')
  let struck = false
  let mended = false

  function onConnection(client: Socket): void {
    const upstream = createConnection(engine)
    let isStruck = false
    client.on('data', (chunk) => {
      const [request = ''] = chunk.toString('latin1').split('\r\n', 1)
      if (!struck && at.test(request)) {
        struck = true
        isStruck = true
      }
      upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (fault === 'withhold' && struck && !mended) return
      if (fault !== 'cut' || !isStruck) return void client.write(chunk)
      client.write(chunk.subarray(0, chunk.length / 2), () => client.destroy())
    })
    client.on('close', () => upstream.destroy())
    for (const event of ['end', 'error'] as const) upstream.on(event, () => client.end())
  }
  job.environment['DOCKER_HOST'] = await listening(job.folder, onConnection)
  return {
    mend() {
      mended = true
    },
  }
}
