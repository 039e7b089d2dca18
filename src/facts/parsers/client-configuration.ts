import type { ClientConfiguration } from '../facts.ts'
import { isRecord, parseJson, recordAt, textAt, textsAt } from './json.ts'

export type ParsedConfiguration = Omit<ClientConfiguration, 'directory' | 'present' | 'contexts'> & {
  readonly pluginDirectories: readonly string[]
}

const secrets = ['auth', 'password', 'identitytoken', 'registrytoken']

/**
 * Parses the Docker client's config.json. Of the credentials in it, only the registries' names are given.
 *
 * @param path for the error's words
 * @throws Unseen where it is no JSON object
 */
export function parseClientConfiguration(text: string, path: string): ParsedConfiguration {
  const json = parseJson(text, path)
  return {
    currentContext: textAt(json, 'currentContext') || null,
    plaintextCredentials: Object.entries(recordAt(json, 'auths'))
      .filter(([, entry]) => isRecord(entry) && secrets.some((key) => textAt(entry, key) !== ''))
      .map(([registry]) => registry),
    credentialStore: textAt(json, 'credsStore') || null,
    credentialHelpers: Object.keys(recordAt(json, 'credHelpers')),
    pluginDirectories: textsAt(json, 'cliPluginsExtraDirs'),
  }
}
