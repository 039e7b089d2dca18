import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { startRegistry } from '../opened/registry.ts'
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
}

/** Starts such a registry for a test; after it, what was pulled from it is removed from the engine. */
export async function startPrivateRegistry(): Promise<PrivateRegistry> {
  const address = await startRegistry(login)
  const client = await temporaryFolder('client')
  const configuration = { auths: { [address]: { auth: encodedLogin } } }
  await writeFile(join(client, 'config.json'), JSON.stringify(configuration))
  return {
    address,
    async keep(image, repository) {
      const reference = `${address}/${repository}`
      await closeAfterwards(() => docker('image', 'rm', '--force', reference))
      await docker('tag', image, reference)
      await docker('--config', client, 'push', '--quiet', reference)
      await docker('image', 'rm', reference)
      return reference
    },
  }
}
