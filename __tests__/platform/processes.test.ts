import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
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

onLinux(
  'a process that ends at SIGTERM is stopped, one that does not is killed after the grace',
  async () => {
    for (const [trap, grace] of [
      ["trap 'exit 0' TERM", 10_000],
      ["trap '' TERM", 100],
    ] as const) {
      const child = spawn('sh', ['-c', `${trap}; echo ready; while :; do sleep 0.05; done`])
      await closeAfterwards(() => child.kill('SIGKILL'))
      await once(child.stdout, 'data')
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
      const identity = { pid: child.pid ?? 0, start: stat.split(' ')[21] ?? '' }
      expect(processes.isRunning(identity)).toBe(true)
      const ended = once(child, 'exit')
      expect(await processes.stop(identity, grace)).toBe(true)
      expect(await ended).toEqual(grace > 1000 ? [0, null] : [null, 'SIGKILL'])
      expect(processes.isRunning(identity)).toBe(false)
      expect(await processes.stop(identity, grace)).toBe(false)
    }
  },
)

onLinux('the lifeline is the process that started this one, unless that is a shell', () => {
  expect(processes.lifeline()?.pid).toBe(process.ppid)
  expect(processes.find(process.pid)).toEqual(processes.own())
})

onLinux('a child that leads a session of its own outlives the end of its parent', async () => {
  const script = `
    const { spawn } = require('node:child_process')
    console.log(spawn('sleep', ['60'], { detached: true }).pid)
    setTimeout(() => {}, 60_000)`
  const parent = spawn(process.execPath, ['-e', script])
  await closeAfterwards(() => parent.kill('SIGKILL'))
  const [line] = (await once(parent.stdout.setEncoding('utf8'), 'data')) as [string]
  const child = Number(line)
  await closeAfterwards(() => process.kill(child, 'SIGKILL'))
  const identity = processes.find(parent.pid ?? 0)
  if (identity) await processes.end(identity)
  expect(processes.find(parent.pid ?? 0)).toBeNull()
  expect(processes.find(child)).not.toBeNull()
})
