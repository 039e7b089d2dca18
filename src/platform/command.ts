import { spawn } from 'node:child_process'

export type CommandResult = {
  /** null if a signal ended it. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  readonly timedOut: boolean
  /**
   * The program was left running after its timeout, because SIGKILL did not end it. The job's user cannot kill programs
   * of root, such as sudo and other setuid programs (kill(2), EPERM). Nothing can kill a program that hangs in the kernel.
   */
  readonly leftRunning?: true
}

export type CommandOptions = {
  /** Milliseconds after which the program gets SIGKILL. */
  readonly timeout: number
  /** The program also gets SIGKILL when this is aborted. */
  readonly signal?: AbortSignal
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>
  /** Written to its standard input. Empty by default. */
  readonly input?: string
}

/** Milliseconds that a program has to end after SIGKILL. */
const killGrace = 1000

/**
 * Runs a program without a shell, and waits until it ends or is abandoned. Does not reject for a non-zero exit code.
 * Rejects with Node's error (`code`: ENOENT, EACCES) if the program cannot be started.
 */
export type RunCommand = (
  program: string,
  programArguments: readonly string[],
  options: CommandOptions,
) => Promise<CommandResult>

/** Runs programs on this machine. @actions/exec is not used because it cannot end a program that hangs. */
export const runCommand: RunCommand = (
  program,
  programArguments,
  { timeout, signal, environment, input = '' },
) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, [...programArguments], {
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      shell: false,
    })
    let stdout = ''
    let stderr = ''
    let timedOut = false
    // A program can end without reading its input. Its exit code is the result.
    child.stdin.on('error', () => {}).end(input)
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
    })
    const giveUp = () => {
      timedOut = true
      child.kill('SIGKILL')
      // Child processes of the program can keep its pipes open after its end.
      child.stdout.destroy()
      child.stderr.destroy()
      clearTimeout(timer)
      timer = setTimeout(abandon, killGrace)
    }
    const abandon = () => {
      settle()
      child.unref()
      resolve({ exitCode: null, stdout, stderr, timedOut, leftRunning: true })
    }
    let timer = setTimeout(giveUp, timeout)
    signal?.addEventListener('abort', giveUp)
    if (signal?.aborted) giveUp()
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    }
    child.on('error', (error) => {
      // Node reports a kill(2) that is not permitted as this event. `abandon` gives the result.
      if (timedOut) return
      settle()
      reject(error)
    })
    child.on('close', (exitCode) => {
      settle()
      resolve({ exitCode, stdout, stderr, timedOut })
    })
  })
