import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { closeAfterwards } from './close-afterwards.ts'

/**
 * Starts a program for a test, in a process group of its own. After the test the group gets SIGTERM, and SIGKILL if it
 * lives a second later.
 */
export function startProgram(
  program: string,
  words: readonly string[],
  options: Omit<SpawnOptions, 'detached'> = {},
): ChildProcess {
  const child = spawn(program, words, { ...options, detached: true })
  // Its pipes close once nobody holds them any more: then there is no group left to end.
  let isOver = false
  const over = once(child, 'close').then(
    () => {
      isOver = true
    },
    // One that cannot be started emits 'error', for which the test itself waits.
    () => {
      isOver = true
    },
  )
  void closeAfterwards(async () => {
    if (isOver || child.pid === undefined) return
    signalGroup(child.pid, 'SIGTERM')
    await Promise.race([over, sleep(1_000, undefined, { ref: false })])
    if (isOver) return
    signalGroup(child.pid, 'SIGKILL')
    await over
  })
  return child
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal)
  } catch (error) {
    // Nobody of it lives.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
