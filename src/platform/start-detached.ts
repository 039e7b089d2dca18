import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Starts `src/companion.ts` as a process of its own session. */
export type StartDetached = (options: {
  readonly words: readonly string[]
  /** The whole environment of the process. */
  readonly environment: Readonly<Record<string, string>>
  /** The file that gets its output. Only the owner can read it. */
  readonly log: string
}) => Started

export type Started = {
  /** Resolves with a sentence if the process ends, or does not start. */
  readonly ended: Promise<string>
  /** Lets this process end before the other one. */
  release(): void
}

/**
 * Output goes to a file: the runner kills processes that keep the output of a step open (actions/runner,
 * ProcessInvoker.cs: 5 s).
 */
export const startDetached: StartDetached = ({ words, environment, log }) => {
  // Tests run the source files. In dist/, both bundles are in one directory.
  const script = import.meta.url.endsWith('.ts') ? '../companion.ts' : './companion.js'
  const path = fileURLToPath(new URL(script, import.meta.url))
  const output = openSync(log, 'a', 0o600)
  const child = spawn(process.execPath, [path, ...words], {
    detached: true,
    env: environment,
    cwd: '/',
    stdio: ['ignore', output, output],
    shell: false,
  })
  closeSync(output)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `exit code ${code}` : `killed by ${signal}`),
    )
  })
  return { ended, release: () => child.unref() }
}
