import type { World } from '../world.ts'

/** What the start of a job leaves for its end. The steps of the job can change it. */
export type HookRecord = {
  /** What was in the daemon before the job, by `idOf`. */
  readonly before: readonly string[]
}

/** In RUNNER_TEMP, which the runner empties before and after each job (actions/runner 258d6c8, TempDirectoryManager.cs). */
function pathIn({ source }: World): string | null {
  const temp = source.environment['RUNNER_TEMP']
  return temp ? `${temp}/berth-hooks.json` : null
}

/** @throws an error with the name of the file if it cannot be written */
export async function writeRecord(record: HookRecord, world: World): Promise<void> {
  const path = pathIn(world)
  if (path !== null) await world.source.files.writeText(path, JSON.stringify(record), 0o600)
}

/** null: no job has started here, or the record is something else. */
export async function readRecord(world: World): Promise<HookRecord | null> {
  try {
    const { before } = JSON.parse(await world.source.files.readText(pathIn(world) ?? ''))
    const isList = Array.isArray(before) && before.every((id) => typeof id === 'string')
    return isList ? { before } : null
  } catch {
    return null
  }
}
