import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { startProgram } from './program.ts'

/**
 * Starts a BuildKit for a test, as on a host of its own, at a free port of loopback.
 *
 * @returns its address, as buildx takes it
 */
export async function startBuildkitd(): Promise<string> {
  const script = resolve(import.meta.dirname, '../../ground/buildkitd')
  const words = ['--addr', 'tcp://127.0.0.1:0']
  const program = startProgram(script, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!program.stdout) throw new Error('buildkitd has no output')
  const [listening] = await Promise.race([
    once(createInterface({ input: program.stdout }), 'line'),
    once(program, 'exit').then(([status]) => {
      throw new Error(`buildkitd ended with status ${status}`)
    }),
  ])
  return `tcp://${listening}`
}
