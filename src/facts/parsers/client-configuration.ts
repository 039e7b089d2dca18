import type { ClientConfiguration } from '../facts.ts'
import { isRecord, parseJson, recordAt, textAt, textsAt } from './json.ts'

export type ParsedConfiguration = Omit<ClientConfiguration, 'directory' | 'present' | 'contexts'> & {
  readonly pluginDirectories: readonly string[]
}

const secrets = ['auth', 'password', 'identitytoken', 'registrytoken']

/**
 * Parses the config.json of the Docker CLI. Of credentials, only the names of their registries are returned.
 *
 * @param path for the error message
 * @throws Unseen if the text is not a JSON object
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
