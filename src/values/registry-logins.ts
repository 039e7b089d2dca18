/** A login in the form of the Engine API's header X-Registry-Auth (moby/moby, api/types/registry/authconfig.go). */
export type RegistryLogin = {
  readonly username?: string
  readonly password?: string
  readonly identitytoken?: string
  readonly registrytoken?: string
  readonly serveraddress: string
}

/** The entry of a registry in `config.json`. */
export type LoginEntry =
  | { readonly kind: 'login'; readonly login: RegistryLogin }
  /** The program `docker-credential-<name>` has the login. */
  | { readonly kind: 'helper'; readonly name: string }
  | { readonly kind: 'none' }
  /** The entry is not a login. */
  | { readonly kind: 'unreadable'; readonly reason: string }

/** The key of Docker Hub's login in `config.json` (docker/cli, cli/config/configfile/file.go, getAuthConfigKey). */
const dockerHubKey = 'https://index.docker.io/v1/'

/** The key of a registry's login in `config.json`, by the host of the registry. */
export function loginKeyOf(registry: string): string {
  return registry === 'docker.io' ? dockerHubKey : registry
}

/**
 * Finds the login of a registry by the rules of the Docker CLI (cli/config/configfile/file.go, cli/config/credentials):
 * the helper of that registry, else the store of all registries, else `auths`. A legacy key in `auths` can have a scheme
 * and a path.
 *
 * @param configuration config.json, parsed
 * @param key as `loginKeyOf` gives it
 */
export function loginEntryIn(configuration: unknown, key: string): LoginEntry {
  const { auths, credHelpers, credsStore } = recordOf(configuration)
  const helper = recordOf(credHelpers)[key] ?? credsStore
  if (typeof helper === 'string' && helper !== '') return { kind: 'helper', name: helper }
  const entries = recordOf(auths)
  const [, entry] = Object.entries(entries).find(([name]) => name === key) ??
    Object.entries(entries).find(([name]) => hostOf(name) === key) ?? ['', undefined]
  return entry === undefined ? { kind: 'none' } : loginOf(recordOf(entry), key)
}

/** The user name that marks a helper's secret as an identity token (docker/cli, credentials/native_store.go). */
const tokenUser = '<token>'

/**
 * The login in the answer of a credential helper to `get`.
 *
 * @returns undefined if the answer holds none
 */
export function loginOfHelper(answer: unknown, key: string): RegistryLogin | undefined {
  const username = textIn(answer, 'Username')
  const secret = textIn(answer, 'Secret')
  if (secret === '') return undefined
  const login = username === tokenUser ? { identitytoken: secret } : { username, password: secret }
  return { ...login, serveraddress: key }
}

function loginOf(entry: Readonly<Record<string, unknown>>, key: string): LoginEntry {
  const pair = userAndPassword(textIn(entry, 'auth'))
  if (pair === null) {
    return { kind: 'unreadable', reason: 'its `auth` is not the base64 text of user:password' }
  }
  const texts = {
    username: pair[0] || textIn(entry, 'username'),
    password: pair[1] || textIn(entry, 'password'),
    identitytoken: textIn(entry, 'identitytoken'),
    registrytoken: textIn(entry, 'registrytoken'),
  }
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
  // `docker login` leaves an empty entry if a credential store has the login.
  if (Object.keys(given).length === 0) return { kind: 'none' }
  return { kind: 'login', login: { ...given, serveraddress: key } }
}

/** The host of a legacy key, such as https://registry.example/v1/ (docker/cli, file_store.go, ConvertToHostname). */
function hostOf(key: string): string {
  return key.replace(/^[^/]*:\/\//, '').split('/')[0] ?? ''
}

/** Decodes `auth`; an empty text gives an empty pair. null: it is not base64, or has no user. */
function userAndPassword(auth: string): readonly [string, string] | null {
  if (auth === '') return ['', '']
  try {
    const bytes = Uint8Array.from(atob(auth), (character) => character.charCodeAt(0))
    const text = new TextDecoder().decode(bytes)
    const colon = text.indexOf(':')
    // Old clients fill the end with zeros (docker/cli, configfile/file.go, decodeAuth).
    return colon < 1 ? null : [text.slice(0, colon), text.slice(colon + 1).replace(/\0+$/, '')]
  } catch {
    return null
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function textIn(value: unknown, key: string): string {
  const text = recordOf(value)[key]
  return typeof text === 'string' ? text : ''
}
