import { spawn } from 'node:child_process'

export type CommandResult = {
  /** null where a signal ended it. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  readonly timedOut: boolean
  /**
   * The program was left running after its time: SIGKILL did not end it. Root's programs, which sudo and other setuid
   * programs are, cannot be killed by the job's user (kill(2), EPERM); nor can what hangs in the kernel.
   */
  readonly leftRunning?: true
}

export type CommandOptions = {
  /** Milliseconds; after them the program gets SIGKILL. */
  readonly timeout: number
  /** Ends the program likewise as soon as it is aborted. */
  readonly signal?: AbortSignal
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>
  /** Written to its standard input, which is empty otherwise. */
  readonly input?: string
}

/** Milliseconds that a program has to end after SIGKILL. */
const dying = 1000

/**
 * Runs a program without a shell and waits for its end, or until it is given up; never rejects for a non-zero exit code. Rejects with Node's
 * own error (`code`: ENOENT, EACCES) where the program cannot be started.
 */
export type RunCommand = (
  program: string,
  programArguments: readonly string[],
  options: CommandOptions,
) => Promise<CommandResult>

/** Runs programs of this machine. Not @actions/exec: that one cannot end a program that hangs. */
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
    // A program that ends before it has read this is judged by its exit code.
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
      // What the program itself started may hold its pipes open long after its end.
      child.stdout.destroy()
      child.stderr.destroy()
      clearTimeout(timer)
      timer = setTimeout(leave, dying)
    }
    const leave = () => {
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
      // Node reports a kill(2) that is not permitted in this way: `leave` gives the result.
      if (timedOut) return
      settle()
      reject(error)
    })
    child.on('close', (exitCode) => {
      settle()
      resolve({ exitCode, stdout, stderr, timedOut })
    })
  })
