import { afterEach, expect, test } from '@jest/globals'
import { aGuard } from '../integration/own-guard.ts'
import { ownEngine } from './own-engine.ts'

const engine = ownEngine(process.env['BERTH_FAULTS_ENGINE'] ?? '')
afterEach(() => engine.start())

test('an engine that restarts below the guard ends its streams with an error, and is reached again', async () => {
  const { sh } = await aGuard('enforce', engine.host)
  const [events, ended] = [sh('docker events >/dev/null; echo "events $?"'), engine.end('SIGTERM')]
  await ended
  expect(await events).toMatch(/events 1$/)
  const down = await sh('docker ps; echo "ps $?"')
  expect(down).toContain(`The Docker daemon at ${engine.host} does not answer`)
  expect(down).toMatch(/ps 1$/)
  await engine.start()
  expect(await sh('docker ps --quiet; echo "ps $?"')).toBe('ps 0')
})
