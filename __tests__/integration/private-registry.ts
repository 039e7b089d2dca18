import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { docker } from './host.ts'

export const login = { user: 'ann', password: 'correct horse battery' } as const

/** The login as `auths` of a client's config.json holds it. */
export const encodedLogin = Buffer.from(`${login.user}:${login.password}`).toString('base64')

/** A registry on loopback, which every engine takes without TLS, and which asks for `login`. */
export type PrivateRegistry = {
  /** Such as 127.0.0.1:40123. */
  readonly address: string
  /** Pushes an image of the engine; gives the reference of what is now in the registry alone. */
  keep(image: string, repository: string): Promise<string>
  /** Ends it, and removes from the engine what was pulled from it. */
  close(): Promise<void>
}

/** Starts the ground's registry with a login. */
export async function startPrivateRegistry(): Promise<PrivateRegistry> {
  const program = resolve(import.meta.dirname, '../../ground/registry')
  const words = ['--user', login.user, '--password', login.password]
  const registry: ChildProcess = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!registry.stdout) throw new Error('the registry has no output')
  const [address] = (await once(createInterface({ input: registry.stdout }), 'line')) as [string]
  const client = await mkdtemp(join(tmpdir(), 'berth-client-'))
  await writeFile(
    join(client, 'config.json'),
    JSON.stringify({ auths: { [address]: { auth: encodedLogin } } }),
  )
  const kept: string[] = []
  return {
    address,
    async keep(image, repository) {
      const reference = `${address}/${repository}`
      kept.push(reference)
      await docker('tag', image, reference)
      await docker('--config', client, 'push', '--quiet', reference)
      await docker('image', 'rm', reference)
      return reference
    },
    async close() {
      for (const reference of kept) await docker('image', 'rm', '--force', reference)
      await rm(client, { recursive: true })
      registry.kill('SIGTERM')
      await once(registry, 'exit')
    },
  }
}
