import { type Probe, Unseen } from '../observe.ts'
import { parseClientConfiguration } from '../parsers/client-configuration.ts'
import { parseJson, textAt } from '../parsers/json.ts'
import type { Source } from '../source.ts'
import { listOrNone, read, readIfPresent } from './read.ts'

/** The configuration of the Docker CLI: config.json and the names of contexts. Never a credential. */
export const clientConfiguration: Probe<'clientConfiguration', Source> = async (source) => {
  const directory = configurationDirectory(source)
  const path = `${directory}/config.json`
  const [text, contexts] = await Promise.all([readIfPresent(source, path), contextNames(source, directory)])
  const { pluginDirectories: _, ...configuration } = parseClientConfiguration(text ?? '{}', path)
  return { directory, present: text !== null, contexts, ...configuration }
}

/** `DOCKER_CONFIG`, or `~/.docker`. */
export function configurationDirectory({
  environment,
  process,
}: Pick<Source, 'environment' | 'process'>): string {
  return environment['DOCKER_CONFIG'] || `${process.homeDirectory}/.docker`
}

async function contextNames(source: Source, directory: string): Promise<string[]> {
  const store = `${directory}/contexts/meta`
  const names = (await listOrNone(source, store)).map(async (digest) => {
    const path = `${store}/${digest}/meta.json`
    try {
      return textAt(parseJson(await read(source, path), path), 'Name')
    } catch (error) {
      // The CLI ignores a context that it cannot read.
      if (error instanceof Unseen) return ''
      throw error
    }
  })
  return (await Promise.all(names)).filter((name) => name !== '').sort()
}
