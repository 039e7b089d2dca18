import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { KeyPair } from './certificates.ts'
import { startProgram } from './program.ts'

export type Tls = {
  /** The path of the certificate authority whose clients are let in. null: clients need no certificate. */
  readonly authority: string | null
  readonly server: KeyPair
}

/**
 * Starts a BuildKit for a test, as on a host of its own, on TCP or at the path of a socket.
 *
 * @returns its address, as buildx takes it
 */
export async function startBuildkitd(tls: Tls | null = null, socket: string | null = null): Promise<string> {
  const address = socket === null ? 'tcp://127.0.0.1:0' : `unix://${socket}`
  const secure = tls
    ? [
        ...(tls.authority === null ? [] : ['--tlscacert', tls.authority]),
        ...['--tlscert', tls.server.certificate, '--tlskey', tls.server.key],
      ]
    : []
  const script = resolve(import.meta.dirname, '../../ground/buildkitd')
  const program = startProgram(script, ['--addr', address, ...secure], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!program.stdout) throw new Error('buildkitd has no output')
  const [listening] = await Promise.race([
    once(createInterface({ input: program.stdout }), 'line'),
    once(program, 'exit').then(([status]) => {
      throw new Error(`buildkitd ended with status ${status}`)
    }),
  ])
  return socket === null ? `tcp://${listening}` : address
}
