import { once } from 'node:events'
import { createConnection, createServer } from 'node:net'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { startProgram } from './program.ts'
import { listen } from './server.ts'

export type Login = { readonly user: string; readonly password: string }

/**
 * Starts a registry on loopback for a test, with a login if one is given. Engines take one there without TLS.
 *
 * @returns its address, `127.0.0.1:port`
 */
export async function startRegistry(login?: Login): Promise<string> {
  const script = resolve(import.meta.dirname, '../../ground/registry')
  const words = login ? ['--user', login.user, '--password', login.password] : []
  const program = startProgram(script, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!program.stdout) throw new Error('the registry has no output')
  const [address] = await Promise.race([
    once(createInterface({ input: program.stdout }), 'line'),
    once(program, 'exit').then(([status]) => {
      throw new Error(`the registry ended with status ${status}`)
    }),
  ])
  return address
}

/**
 * Passes on, for a test, what comes in at a free port of another address of this machine.
 *
 * @returns the address that stands for the other
 */
export function forward(to: string, host: string): Promise<string> {
  const [target, port] = to.split(':')
  const server = createServer((near) => {
    const far = createConnection(Number(port), target)
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('error', () => near.destroy())
  })
  return listen(server, { host })
}
