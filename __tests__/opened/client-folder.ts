import { mkdir, symlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { temporaryFolder } from './folder.ts'

/** Makes a DOCKER_CONFIG for a test, with this user's plugins and no login, which is removed afterwards. */
export async function clientFolder(): Promise<string> {
  const folder = await temporaryFolder('client')
  const own = join(process.env['DOCKER_CONFIG'] ?? join(homedir(), '.docker'), 'cli-plugins')
  await mkdir(folder, { recursive: true })
  await symlink(own, join(folder, 'cli-plugins'))
  return folder
}
