import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The uses of the job daemon that docs/compatibility.md lists, in the order of its columns. */
export const uses = {
  run: '`docker run`',
  limit: 'memory limit',
  privileged: '`--privileged`',
  build: 'build with `RUN`',
  compose: 'Compose, two services',
  volume: 'volume',
  port: 'published port',
  workspace: 'files of the runner',
  push: '`buildx build --push`',
} as const
export type Use = keyof typeof uses

/** A row of docs/compatibility.md: a job daemon in one setup on this machine. */
export type CompatibilityRow = {
  readonly hostEngine: string
  readonly image: string
  readonly privilege: string
  readonly storage: string
  readonly storageDriver: string
  /** The values of the running daemon; null if it did not start. */
  readonly daemon: { readonly engine: string; readonly privilege: string; readonly driver: string } | null
  /** Why the daemon did not start. Empty if it did. */
  readonly refusal: string
  /** Empty for a use that works, otherwise its error. */
  readonly uses: Partial<Readonly<Record<Use, string>>>
}

/** Keeps a row for script/compatibility.mjs, if that asks for it. No test depends on it. */
export function recordCompatibility(row: CompatibilityRow): void {
  const folder = process.env['BERTH_COMPATIBILITY_RESULTS']
  if (folder) writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(row))
}
