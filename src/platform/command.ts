import { spawn } from 'node:child_process'

export type CommandResult = {
  /** null where a signal ended it. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  readonly timedOut: boolean
}

export type CommandOptions = {
  /** Milliseconds; after them the program gets SIGKILL. */
  readonly timeout: number
  /** Ends the program likewise as soon as it is aborted. */
  readonly signal?: AbortSignal
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>
}

/**
 * Runs a program without a shell and waits for its end; never rejects for a non-zero exit code. Rejects with Node's
 * own error (`code`: ENOENT, EACCES) where the program cannot be started.
 */
export type RunCommand = (
  program: string,
  programArguments: readonly string[],
  options: CommandOptions,
) => Promise<CommandResult>

/** Runs programs of this machine. Not @actions/exec: that one cannot end a program that hangs. */
export const runCommand: RunCommand = (program, programArguments, { timeout, signal, environment }) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, [...programArguments], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: false,
    })
    let stdout = ''
    let stderr = ''
    let timedOut = false
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
    })
    const giveUp = () => {
      timedOut = true
      child.kill('SIGKILL')
      // What the program itself started may hold its pipes open long after its end.
      child.stdout.destroy()
      child.stderr.destroy()
    }
    const timer = setTimeout(giveUp, timeout)
    signal?.addEventListener('abort', giveUp)
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (exitCode) => {
      settle()
      resolve({ exitCode, stdout, stderr, timedOut })
    })
  })
