import type { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { nextTick } from 'node:process'
import { Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { CommandOptions, CommandResult } from './command.ts'

/** Milliseconds that a program's output can stay open after its end, and that it has to end after SIGKILL. */
const grace = 1000

/**
 * Runs a program without a shell and shows it in the log. Otherwise like `RunCommand`. Rejects with an error that names
 * the program if it does not exist.
 */
export type ShowCommand = (
  program: string,
  programArguments: readonly string[],
  options: CommandOptions & {
    /** Redacts a line before it is shown. null: it is not shown. The result contains the unredacted output. */
    readonly redact?: (line: string) => string | null
  },
) => Promise<CommandResult>

/**
 * Runs programs with @actions/exec, as actions usually do: it shows the command line and the output. exec gives no access
 * to the process, so this finds it through Node's diagnostics_channel `child_process` in order to kill it. exec is loaded
 * when it is first needed.
 *
 * @param show gets each line
 */
export function commandShownBy(show: (line: string) => void): ShowCommand {
  return async (program, programArguments, { timeout, signal, environment, input = '', redact }) => {
    if (signal?.aborted) return { exitCode: null, stdout: '', stderr: '', timedOut: true }
    const { exec } = await import('@actions/exec')
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
    const lines = lineStream((line) => {
      const shown = redact ? redact(line) : line
      if (shown !== null) show(shown)
    })
    let timedOut = false
    let giveUp = () => {}

    const children: ChildProcess[] = []
    const onStart = (message: unknown) => {
      const { process: child } = message as { readonly process: ChildProcess }
      children.push(child)
      // exec has no handler for it. Without one, a program that ends without reading its input (EPIPE) would end this process.
      nextTick(() => child.stdin?.on('error', () => {}))
    }
    const isOurs = ({ spawnargs }: ChildProcess) =>
      spawnargs?.length === programArguments.length + 1 &&
      programArguments.every((word, index) => word === spawnargs[index + 1])

    const givenUp = new Promise<'left running'>((resolve) => {
      giveUp = () => {
        timedOut = true
        for (const child of children.filter(isOurs)) {
          child.kill('SIGKILL')
          // Child processes of the program can keep its output open after its end.
          child.stdout?.destroy()
          child.stderr?.destroy()
        }
        setTimeout(resolve, 2 * grace, 'left running').unref()
      }
    })
    const timer = setTimeout(giveUp, timeout)
    signal?.addEventListener('abort', giveUp)
    subscribe('child_process', onStart)
    try {
      const ended = exec(`"${program}"`, [...programArguments], {
        env: definedIn({ ...process.env, ...environment }),
        input: Buffer.from(input),
        ignoreReturnCode: true,
        delay: grace,
        outStream: lines,
        listeners: {
          stdout: (chunk) => output.stdout.push(chunk),
          stderr: (chunk) => output.stderr.push(chunk),
        },
      })
      const end: number | null | 'left running' = await Promise.race([ended, givenUp])
      const [stdout, stderr] = [output.stdout, output.stderr].map((chunks) =>
        Buffer.concat(chunks).toString(),
      )
      const result = {
        exitCode: end === 'left running' ? null : end,
        stdout: stdout ?? '',
        stderr: stderr ?? '',
      }
      return { ...result, timedOut, ...(end === 'left running' && { leftRunning: true }) }
    } finally {
      unsubscribe('child_process', onStart)
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      lines.end()
    }
  }
}

/** A stream that splits its text into lines. */
function lineStream(show: (line: string) => void): Writable {
  let rest = ''
  const decoder = new StringDecoder('utf8')
  return new Writable({
    write(chunk: Buffer, _, done) {
      const lines = `${rest}${decoder.write(chunk)}`.split(/\r?\n/)
      rest = lines.pop() ?? ''
      for (const line of lines) show(line)
      done()
    },
    final(done) {
      if (rest !== '') show(rest)
      done()
    },
  })
}

function definedIn(environment: NodeJS.ProcessEnv): Record<string, string> {
  const defined = Object.entries(environment).filter(([, value]) => value !== undefined)
  return Object.fromEntries(defined) as Record<string, string>
}
