import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach } from '@jest/globals'

type Close = () => unknown

/** Milliseconds that one thing may take to close: an engine may have to remove containers for it. */
const patience = 60_000

/** What closes after this test, after this file, or at once: a test that ran out of time may go on to open things. */
let scope: 'test' | 'file' | 'over' = 'file'
const open: Record<'test' | 'file', Close[]> = { test: [], file: [] }

/**
 * Closes what a test opens, however the test ends: after that test, or after all tests of the file where it is opened
 * in `beforeAll`. The last opened is closed first. Whoever opens a thing for a test calls this in the same breath, so
 * that nobody has to think of closing it.
 *
 * @param close may be called though the thing is closed already
 * @throws the file's tests fail where something cannot be closed
 */
export async function closeAfterwards(close: Close): Promise<void> {
  if (scope === 'over') await close()
  else open[scope].push(close)
}

async function closeAll(which: 'test' | 'file'): Promise<void> {
  const errors: unknown[] = []
  for (let close = open[which].pop(); close; close = open[which].pop()) {
    await inTime(close).catch((error) => errors.push(error))
  }
  if (errors.length > 0) throw new AggregateError(errors, `cannot close: ${errors.map(String).join('; ')}`)
}

async function inTime(close: Close): Promise<void> {
  const given = new AbortController()
  const late = sleep(patience, undefined, { signal: given.signal }).then(() => {
    throw new Error(`it did not close within ${patience / 1000} s`)
  })
  try {
    await Promise.race([close(), late])
  } finally {
    given.abort()
    late.catch(() => {})
  }
}

beforeEach(() => {
  scope = 'test'
})
afterEach(async () => {
  scope = 'file'
  await closeAll('test')
})
afterAll(async () => {
  scope = 'over'
  await closeAll('file')
})
