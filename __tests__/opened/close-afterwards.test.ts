import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { temporaryFolder } from './folder.ts'
import { isRunning } from './is-running.ts'

const root = resolve(import.meta.dirname, '../..')
const failing = '<rootDir>/__tests__/fixtures/failing/opens-and-fails.ts'

test('tests that fail with all open end, say why, and leave nothing', async () => {
  const reported = join(await temporaryFolder('reported'), 'opened')
  const { default: settings } = await import(String(new URL('../../jest.config.js', import.meta.url)))
  const { transform } = settings.projects[0]
  const config = { rootDir: root, transform, extensionsToTreatAsEsm: ['.ts'], testMatch: [failing] }
  const words = [
    join(root, 'node_modules/jest/bin/jest.js'),
    '--runInBand',
    '--config',
    JSON.stringify(config),
  ]
  const { status, stderr } = spawnSync(process.execPath, words, {
    env: {
      ...process.env,
      BERTH_REPORTED: reported,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    },
    encoding: 'utf8',
    timeout: 90_000,
    killSignal: 'SIGKILL',
  })

  expect(stderr).toContain('Tests:       3 failed, 3 total')
  expect(stderr).toContain('it is stuck')
  // null where it had to be killed.
  expect(status).toBe(1)
  const lines = readFileSync(reported, 'utf8').trim().split('\n')
  const of = (kind: string) =>
    lines.filter((line) => line.startsWith(kind)).map((line) => line.slice(kind.length + 1))
  expect([of('folder').length, of('server').length, of('process').length]).toEqual([5, 5, 10])
  expect([...of('folder'), ...of('server')].filter((path) => existsSync(path))).toEqual([])
  expect(of('process').filter(isRunning)).toEqual([])
}, 120_000)
