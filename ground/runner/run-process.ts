import { spawn } from 'node:child_process'
import type { Machine } from './machine.ts'

export type Finished = { readonly exitCode: number; readonly output: string }

export type Running = {
  readonly machine: Pick<Machine, 'enter' | 'inherited'>
  readonly directory: string
  /** Laid over the runner's own environment (actions/runner 258d6c8, Runner.Sdk/ProcessInvoker.cs:263-292). */
  readonly environment?: Readonly<Record<string, string>>
  readonly onOutput?: (text: string) => void
  readonly signal?: AbortSignal
}

/** Milliseconds that a process has after SIGINT, and then after SIGTERM (ProcessInvoker.cs:32-33). */
const sigintTimeout = 7500
const sigtermTimeout = 2500

/**
 * Runs a program to its end, as the runner's ProcessInvoker does. Once it is cancelled it gets SIGINT, after 7.5 s
 * SIGTERM, after 2.5 s more SIGKILL (ProcessInvoker.cs:443-465); each to this process alone: a client of Docker that
 * ends so leaves what it runs in a container running.
 */
export function runProcess(words: readonly string[], running: Running): Promise<Finished> {
  const { machine, directory, environment = {}, onOutput, signal } = running
  const [program = '', ...rest] = [...machine.enter, ...words]
  const child = spawn(program, rest, {
    cwd: directory,
    env: { CI: 'true', ...machine.inherited, ...environment, GITHUB_ACTIONS: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const collect = (text: string) => {
    output += text
    onOutput?.(text)
  }
  child.stdout.setEncoding('utf8').on('data', collect)
  child.stderr.setEncoding('utf8').on('data', collect)

  const timers: NodeJS.Timeout[] = []
  const cancel = () => {
    child.kill('SIGINT')
    timers.push(setTimeout(() => child.kill('SIGTERM'), sigintTimeout))
    timers.push(setTimeout(() => child.kill('SIGKILL'), sigintTimeout + sigtermTimeout))
  }
  if (signal?.aborted) cancel()
  signal?.addEventListener('abort', cancel, { once: true })

  return new Promise((resolve, reject) => {
    const end = () => {
      for (const timer of timers) clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    }
    child.on('error', (error) => {
      end()
      reject(error)
    })
    child.on('exit', (code) => {
      end()
      // What it left running may hold its output open: the runner waits 5 s for that (ProcessInvoker.cs:485-498).
      const timer = setTimeout(() => resolve({ exitCode: code ?? 137, output }), 5000)
      child.on('close', () => {
        clearTimeout(timer)
        resolve({ exitCode: code ?? 137, output })
      })
    })
  })
}
