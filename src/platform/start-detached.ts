import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** Starts `src/companion.ts` as a process of its own session. */
export type StartDetached = (options: {
  readonly words: readonly string[]
  /** The whole environment of the process. */
  readonly environment: Readonly<Record<string, string>>
  /** The file that gets its output. Only the owner can read it. */
  readonly log: string
  /** Another program than that of this source or bundle. */
  readonly script?: string
}) => Started

export type Started = {
  /** undefined if it did not start. */
  readonly pid: number | undefined
  /** Resolves once the process has closed its descriptor 3, with the text that it wrote there. Empty if it ended before. */
  readonly said: Promise<string>
  /** Resolves with a sentence if the process ends, or does not start. */
  readonly ended: Promise<string>
  kill(): void
  /** Lets this process end before the other one. */
  release(): void
}

/**
 * Megabytes of V8's heap: of its young generation, which has three such spaces, and of the old one. A companion with a guard and a ledger
 * had 61 MB when idle, with and without them. After 3000 requests by 50 connections it had 90 MB with them and 141 MB without.
 */
export const heap = ['--max-semi-space-size=1', '--max-old-space-size=256'] as const

/** The descriptor by which the process says that it is ready. */
export const readyDescriptor = 3

/**
 * glibc gives the 64 kB of a buffer back at once (mallopt(3)). After 6,000 requests and 350 MB each way, the process had 85 MB with
 * these, and 119 MB without.
 */
export const smallAllocator = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '32768' }

/**
 * Output goes to a file: the runner waits 5 s for the end of a step's output after its process has ended (actions/runner
 * 258d6c8, ProcessInvoker.cs:485-498).
 *
 * @throws Node's error if the log cannot be written
 */
export const startDetached: StartDetached = ({ words, environment, log, script = companionScript() }) => {
  const output = openSync(log, 'a', 0o600)
  const child = spawn(process.execPath, [...heap, script, ...words], {
    detached: true,
    env: { ...environment, ...smallAllocator },
    cwd: '/',
    stdio: ['ignore', output, output, 'pipe'],
    shell: false,
  })
  closeSync(output)
  const pipe = child.stdio[readyDescriptor] as Readable
  const said = text(pipe).catch(() => '')
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `exit code ${code}` : `killed by ${signal}`),
    )
  })
  return {
    pid: child.pid,
    said,
    ended,
    kill: () => void child.kill('SIGKILL'),
    release() {
      child.unref()
      pipe.destroy()
    },
  }
}

/** Tests run the source files. In dist/, both bundles are in one directory. */
function companionScript(): string {
  const script = import.meta.url.endsWith('.ts') ? '../companion.ts' : './companion.js'
  return fileURLToPath(new URL(script, import.meta.url))
}
