import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reached } from './attack-script.ts'
import { allAttacks } from './attacks.ts'

/** The machines on which the attacks are played. */
export const grounds = ['cgroup v1', 'cgroup v2'] as const
export type Ground = (typeof grounds)[number]

/** What attackers have reached on a machine. A kernel without an attacked function keeps all of them out of it. */
type Recorded = { readonly kernel: string; readonly reached: Reached }

const folder = join(import.meta.dirname, '../fixtures/walls')
const pathOf = (tier: string, ground: Ground): string => join(folder, `${tier} on ${ground}.json`)

/** What was reached in a tier, or null if the attacks have not been played there. */
export function recorded(tier: string, ground: Ground): Recorded | null {
  const path = pathOf(tier, ground)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

/**
 * Compares what attackers reach with what is recorded, and so with the table of docs/threat-model.md: all of it on a
 * kernel of the same version, and on other kernels only that nothing more is reached. With BERTH_UPDATE=1 it records.
 *
 * @returns differences, which a test expects to be none
 */
export function differences(tier: string, ground: Ground, kernel: string, reached: Reached): string[] {
  const version = kernel.split('.').slice(0, 2).join('.')
  if (process.env['BERTH_UPDATE']) {
    mkdirSync(folder, { recursive: true })
    const inOrder = allAttacks.flatMap(({ id }) => (reached[id] ? [[id, reached[id]]] : []))
    const record = { kernel: version, reached: Object.fromEntries(inOrder) }
    writeFileSync(pathOf(tier, ground), `${JSON.stringify(record, null, 2)}\n`)
  }
  const before = recorded(tier, ground)
  if (!before) return [`nothing is recorded of ${tier} on ${ground}`]
  return allAttacks.flatMap(({ id }) => {
    const now = reached[id] ?? []
    const then = before.reached[id] ?? []
    const more = now
      .filter((position) => !then.includes(position))
      .map((position) => `${id} succeeds by ${position}`)
    const fewer = then
      .filter((position) => !now.includes(position))
      .map((position) => `${id} no longer succeeds by ${position}`)
    return before.kernel === version ? [...more, ...fewer] : more
  })
}
