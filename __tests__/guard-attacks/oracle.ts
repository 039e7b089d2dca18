import { execFile, execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Bytes, and as what an engine reads them: a body, or the head of a connection. */
export type Question = {
  readonly kind: 'create' | 'exec' | 'volume' | 'network' | 'request' | 'connection' | 'value' | 'folds'
  readonly bytes: Uint8Array | string
  /** The directories that a container may mount. */
  readonly allowed?: readonly string[]
}

/** How it reads them. `dangers`: the fields by which a container would reach the host or another job. */
export type Answer = {
  readonly error?: string
  readonly seen?: unknown
  readonly dangers?: readonly string[]
}

let program: string | null = null

/** Asks ground/tools/oracle, which has the decoder of engine 26, the types of engine 29, and Go's own server. */
export async function ask(questions: readonly Question[]): Promise<readonly Answer[]> {
  program ??= await built()
  const input = questions.map(({ kind, bytes, allowed = [] }) =>
    JSON.stringify({ kind, data: Buffer.from(bytes).toString('base64'), allowed }),
  )
  const output = execFileSync(program, {
    input: `${input.join('\n')}\n`,
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  })
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

async function built(): Promise<string> {
  const run = promisify(execFile)
  await run('script/ground', ['oracle'])
  return join((await run('script/ground', ['--path', 'oracle'])).stdout.trim(), 'oracle')
}
