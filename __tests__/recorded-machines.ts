import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { RecordedMachine } from '../src/facts/recorded-machine.ts'

const folder = join(import.meta.dirname, 'fixtures/machines')

/** All recorded and hand-made machines, by the name of their file. */
export const recordedMachines: readonly (readonly [name: string, machine: RecordedMachine])[] = globSync(
  join(folder, '*.json'),
)
  .sort()
  .map((path) => [basename(path, '.json'), JSON.parse(readFileSync(path, 'utf8'))])
