import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type AttackFiles = { readonly root: string; end(): Promise<void> }

/** A directory with all that somebody may lay where a configuration file is expected. */
export async function makeAttackFiles(secret: string): Promise<AttackFiles> {
  const root = await mkdtemp(join(tmpdir(), 'berth-attack-'))
  const at = (name: string) => join(root, name)
  execFileSync('mkfifo', [at('fifo')])
  await writeFile(at('huge'), '')
  await truncate(at('huge'), 1024 ** 4)
  await writeFile(at('plain'), 'of the container')
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(at('socket'), resolve))
  const links: Readonly<Record<string, string>> = {
    'link-to-fifo': 'fifo',
    'link-to-plain': '/plain',
    'loop-one': 'loop-two',
    'loop-two': 'loop-one',
    'absolute-link': secret,
    'climbing-link': `../../../../../../../../..${secret}`,
    'link-to-directory': tmpdir(),
    'link-to-zero': '/dev/zero',
    'link-to-self-root': '/proc/self/root',
  }
  for (const [name, target] of Object.entries(links)) await symlink(target, at(name))
  return {
    root,
    async end() {
      await new Promise((resolve) => server.close(resolve))
      await rm(root, { recursive: true })
    },
  }
}
