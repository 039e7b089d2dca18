import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { isRunning } from '../opened/is-running.ts'

const module = resolve(import.meta.dirname, '../../script/run-limited.mjs')

/** In a process of its own, since the module listens to this one's signals. */
function runLimited(script: string, limit: number) {
  const program = `
    const { runLimited } = await import('${module}')
    const words = ['-c', ${JSON.stringify(script)}]
    console.log(JSON.stringify(await runLimited('bash', words, ${limit}, { stdio: ['ignore', 'pipe', 'pipe'] })))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 30_000,
    killSignal: 'SIGKILL',
  })
  return JSON.parse(stdout) as { status: number | null; output: string; isLate: boolean }
}

test('a program that ends in time gives its status and output', () => {
  expect(runLimited('echo out; echo err >&2; exit 3', 20_000)).toMatchObject({
    status: 3,
    output: expect.stringMatching(/^(out\nerr|err\nout)\n$/),
    isLate: false,
  })
})

test('a program that hangs is ended, with what it started in other process groups and against their will', () => {
  const stubborn =
    "trap '' TERM; setsid bash -c 'trap \"\" TERM; echo $$; sleep 600; sleep 600' & echo $$; wait; wait"
  const { status, output, isLate } = runLimited(stubborn, 1_000)
  expect({ status, isLate }).toEqual({ status: null, isLate: true })
  const pids = output.trim().split('\n')
  expect(pids).toHaveLength(2)
  expect(pids.filter(isRunning)).toEqual([])
})
