import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { processes } from '../../src/platform/processes.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { isRunning } from '../opened/is-running.ts'

const onLinux = processes.own() === null ? test.skip : test

onLinux('a process and its children are ended; one that has another start is not', async () => {
  const script = `
    const { spawn } = require('node:child_process')
    const child = spawn('sleep', ['60'])
    console.log(child.pid, require('node:fs').readFileSync('/proc/self/stat', 'utf8').split(' ')[21])
    setTimeout(() => {}, 60_000)`
  const parent = spawn(process.execPath, ['-e', script])
  await closeAfterwards(() => parent.kill('SIGKILL'))
  const [line] = (await once(parent.stdout.setEncoding('utf8'), 'data')) as [string]
  const [child = '', start = ''] = line.trim().split(' ')
  const pid = parent.pid ?? 0

  expect(await processes.end({ pid, start: '1' })).toBe(false)
  expect(parent.exitCode).toBeNull()
  const ended = once(parent, 'exit')
  expect(await processes.end({ pid, start })).toBe(true)
  await ended
  expect(await processes.end({ pid, start })).toBe(false)
  expect(isRunning(child)).toBe(false)
})
