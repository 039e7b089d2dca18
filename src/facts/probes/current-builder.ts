import type { CurrentBuilder } from '../facts.ts'
import type { Probe } from '../observe.ts'
import { currentBuilderName, driverOfBuilder } from '../parsers/builder-records.ts'
import type { Source } from '../source.ts'
import { configurationDirectory } from './client-configuration.ts'
import { readOr } from './read.ts'

/** The builder that BUILDX_BUILDER or `docker buildx use` chose, by the records of buildx (docker/buildx, store). */
export const currentBuilder: Probe<'currentBuilder', Source> = async (source, seen) => {
  const { environment } = source
  const directory = environment['BUILDX_CONFIG'] || `${configurationDirectory(source)}/buildx`
  const describe = async (name: string, from: CurrentBuilder['source']): Promise<CurrentBuilder> => ({
    name,
    // Names are in lower case in the store, and hold no slash (buildx, store/util.go).
    driver: name.includes('/')
      ? null
      : driverOfBuilder(await readOr(source, `${directory}/instances/${name.toLowerCase()}`, '')),
    source: from,
  })
  const stated = environment['BUILDX_BUILDER']
  if (stated) return describe(stated, 'BUILDX_BUILDER')
  const [text, endpoint] = await Promise.all([
    readOr(source, `${directory}/current`, ''),
    seen('endpoint').catch(() => null),
  ])
  const name = currentBuilderName(text, endpoint?.host ?? null)
  const chosen = name === null ? null : await describe(name, 'docker buildx use')
  // Where its record is gone, buildx takes the daemon's own (docker/buildx, store/storeutil).
  return chosen?.driver ? chosen : null
}
