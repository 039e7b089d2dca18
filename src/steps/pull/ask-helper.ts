import { loginOfHelper } from '../../values/registry-logins.ts'
import type { Tools } from '../step.ts'
import type { FoundLogin } from './find-login.ts'

/** Milliseconds: a helper of a cloud asks a server for a token, which takes it seconds. */
const patience = 20_000
/** Characters of a helper's own words in Berth's. */
const longest = 200

/** What every helper prints where it has no login (docker/docker-credential-helpers, credentials/error.go). */
const notFound = 'credentials not found in native keychain'

/**
 * Asks the program `docker-credential-<name>` for a login: `get`, the registry on standard input, JSON on standard
 * output (docker/docker-credential-helpers, client/client.go). Throws nothing.
 *
 * @param path the file that names the helper
 */
export async function askHelper(
  name: string,
  key: string,
  path: string,
  { runCommand }: Pick<Tools, 'runCommand'>,
): Promise<FoundLogin> {
  const program = `docker-credential-${name}`
  const origin = `${program} (${path})`
  const none = (problem: string | null): FoundLogin => ({ login: null, origin, problem })
  try {
    const { exitCode, stdout, timedOut } = await runCommand(program, ['get'], {
      timeout: patience,
      input: key,
    })
    if (timedOut) return none(`it did not answer within ${patience / 1000} s`)
    if (exitCode !== 0) {
      const words = stdout.trim()
      return none(words === notFound ? null : `it failed with exit code ${exitCode}${quoted(words)}`)
    }
    const login = loginOfHelper(JSON.parse(stdout), key)
    return login ? { login, origin, problem: null } : none(null)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return none('there is no such program on the PATH')
    if (error instanceof SyntaxError) return none('its answer is not JSON')
    return none(error instanceof Error ? error.message : String(error))
  }
}

/** A helper that fails prints why on standard output. What looks like its answer is not shown: it holds the secret. */
function quoted(words: string): string {
  if (words === '' || /[{}]|secret/i.test(words)) return ''
  return `: ${words.split('\n')[0]?.slice(0, longest)}`
}
