import { homedir } from 'node:os'
import { join } from 'node:path'
import { registryOf } from '../../values/image-reference.ts'
import { loginEntryIn, loginKeyOf, type RegistryLogin } from '../../values/registry-logins.ts'
import type { Tools } from '../step.ts'
import { askHelper } from './ask-helper.ts'

/** The result of looking for a registry login. */
export type FoundLogin = {
  /** null for an anonymous pull. */
  readonly login: RegistryLogin | null
  /** The file, variable or program that was searched. Never a credential. */
  readonly origin: string
  /** The reason why a configured login cannot be used; null if it can, or if none is configured. */
  readonly problem: string | null
}

/** Contains a config.json of which only `auths` is used. Comes first (docker/cli, configfile/file.go, DockerEnvConfigKey). */
const variable = 'DOCKER_AUTH_CONFIG'

/**
 * Finds the job's login for the registry of an image, as the Docker CLI would: in DOCKER_AUTH_CONFIG, then in the
 * config.json of DOCKER_CONFIG or by its credential helper. Never throws.
 */
export async function findLogin(
  reference: string,
  tools: Pick<Tools, 'files' | 'runCommand' | 'environment'>,
): Promise<FoundLogin> {
  const { environment } = tools
  const key = loginKeyOf(registryOf(reference))
  const inVariable = environment[variable]
  if (inVariable) {
    const entry = loginEntryIn({ auths: parsed(inVariable)?.['auths'] }, key)
    if (entry.kind === 'login') return { login: entry.login, origin: variable, problem: null }
    if (entry.kind === 'unreadable') return { login: null, origin: variable, problem: entry.reason }
  }
  const path = join(environment['DOCKER_CONFIG'] || join(homedir(), '.docker'), 'config.json')
  const text = await textOf(path, tools)
  if (typeof text !== 'string') return { login: null, origin: path, problem: text.problem }
  const configuration = parsed(text)
  if (configuration === null) return { login: null, origin: path, problem: 'it is not a JSON object' }
  const entry = loginEntryIn(configuration, key)
  switch (entry.kind) {
    case 'login':
      return { login: entry.login, origin: path, problem: null }
    case 'helper':
      return askHelper(entry.name, key, path, tools)
    case 'unreadable':
      return { login: null, origin: path, problem: entry.reason }
    case 'none':
      return { login: null, origin: path, problem: null }
  }
}

/** The text of a file; an empty configuration if the file does not exist. */
async function textOf(path: string, { files }: Pick<Tools, 'files'>): Promise<string | { problem: string }> {
  try {
    return await files.readText(path)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return '{}'
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

/** Gives null if the text is not a JSON object. The parser's error is not used, because it quotes the text. */
function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
