import type { CurrentBuilder } from '../facts.ts'
import type { Probe } from '../observe.ts'
import { currentBuilderName, driverOfBuilder } from '../parsers/builder-records.ts'
import type { Source } from '../source.ts'
import { configurationDirectory } from './client-configuration.ts'
import { readOr } from './read.ts'

/** The builder selected by BUILDX_BUILDER or `docker buildx use`, from the records of buildx (docker/buildx, store). */
export const currentBuilder: Probe<'currentBuilder', Source> = async (source, seen) => {
  const { environment } = source
  const directory = environment['BUILDX_CONFIG'] || `${configurationDirectory(source)}/buildx`
  const describe = async (name: string, from: CurrentBuilder['source']): Promise<CurrentBuilder> => ({
    name,
    // Names in the store are lower case and contain no slash (buildx, store/util.go).
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
  const selected = name === null ? null : await describe(name, 'docker buildx use')
  // If its record is missing, buildx uses the daemon's builder (docker/buildx, store/storeutil).
  return selected?.driver ? selected : null
}
