import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

/** script/kubernetes, which knows the cluster of the tests. */
export const script = resolve(import.meta.dirname, '../../script/kubernetes')

export type Ended = { readonly exitCode: number | null; readonly output: string; readonly errors: string }

/**
 * Runs kubectl as the cluster's admin.
 *
 * @param input text or a stream for its stdin
 * @returns the exit code, of the command in the pod for `exec`, and what it printed
 */
export const attemptKubectl = (words: readonly string[], input: string | Readable = ''): Promise<Ended> =>
  run(['kubectl', ...words], input)

/** Runs a command on the cluster's node, such as ctr. @throws with its errors if it fails */
export async function enterNode(...words: readonly string[]): Promise<string> {
  const { exitCode, output, errors } = await run(['enter', ...words], '')
  if (exitCode !== 0) throw new Error(`${words.join(' ')}: exit code ${exitCode}\n${errors}${output}`)
  return output.trim()
}

async function run(words: readonly string[], input: string | Readable): Promise<Ended> {
  const child = spawn(script, words, { stdio: ['pipe', 'pipe', 'pipe'] })
  // A command that ends before it has read its input is no error.
  child.stdin.on('error', () => {})
  if (typeof input === 'string') child.stdin.end(input)
  else input.pipe(child.stdin)
  const ended = new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done))
  const [output, errors, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { exitCode, output, errors }
}

/** Runs kubectl as the cluster's admin. @throws with its errors if it fails */
export async function kubectl(words: readonly string[], input?: string | Readable): Promise<string> {
  const { exitCode, output, errors } = await attemptKubectl(words, input)
  if (exitCode !== 0) throw new Error(`kubectl ${words.join(' ')}: exit code ${exitCode}\n${errors}${output}`)
  return output.trim()
}
