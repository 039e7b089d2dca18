import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const platform = fileURLToPath(new URL('../../src/platform/', import.meta.url))

/** Runs a script in a process of its own, which is ended after a while. */
const run = (script: string, timeout = 30_000) =>
  spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', timeout })

test('a process ends with its exit code and all of its output', () => {
  const script = `
    const { exitProcess } = await import('${platform}exit-process.ts')
    console.log('reported')
    setInterval(() => {}, 1000)
    process.exitCode = 3
    exitProcess()`
  expect(run(script)).toMatchObject({ status: 3, stdout: 'reported\n', signal: null })
})

test('a thread that hangs in a system call does not keep the process alive', () => {
  const directory = mkdtempSync(join(tmpdir(), 'berth-exit-'))
  const fifo = join(directory, 'fifo')
  execFileSync('mkfifo', [fifo])
  try {
    const hanging = `
      const fs = await import('node:fs')
      const { files } = await import('${platform}files.ts')
      const { exitProcess } = await import('${platform}exit-process.ts')
      fs.readFile('${fifo}', () => {})
      await files.exists('/')
      process.exitCode = 3
      console.log('reported')`
    const leaving = run(`${hanging}\n void files.exists('/'); exitProcess()`)
    expect(leaving).toMatchObject({ status: 3, stdout: 'reported\n', stderr: '' })
    // By the way that every process takes, it hangs: should Node mend that, `exitProcess` is not needed.
    expect(run(`${hanging}\n process.exit()`, 3000).signal).toBe('SIGTERM')
  } finally {
    rmSync(directory, { recursive: true })
  }
})
