import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** A Node.js 20, which the images of act, Gitea and Forgejo run actions with. Brings one if none is on PATH. */
export function node20(): string {
  const folder = execFileSync(join(import.meta.dirname, '../script/node'), ['20'], { encoding: 'utf8' })
  return join(folder.trim(), 'node')
}
