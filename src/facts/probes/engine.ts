import type { Probe } from '../observe.ts'
import { parseEngine } from '../parsers/engine.ts'
import type { Source } from '../source.ts'
import { askEngine } from './ask-engine.ts'

/** The engine, from `/version` and `/info`. */
export const engine: Probe<'engine', Source> = async (source, seen) => {
  const [version, info] = await askEngine(source, await seen('endpoint'), (docker) =>
    Promise.all([docker.version(), docker.info()]),
  )
  return parseEngine(version, info)
}
