import { loginOfHelper } from '../../values/registry-logins.ts'
import type { Tools } from '../step.ts'
import type { FoundLogin } from './find-login.ts'

/** Milliseconds. A cloud provider's helper requests a token from a server, which takes seconds. */
const timeout = 20_000
/** Characters of a helper's error message to quote. */
const maxLength = 200

/** Printed by every helper that has no login (docker/docker-credential-helpers, credentials/error.go). */
const notFound = 'credentials not found in native keychain'

/**
 * Gets a login from the program `docker-credential-<name>`: argument `get`, registry on standard input, JSON on standard
 * output (docker/docker-credential-helpers, client/client.go). Never throws.
 *
 * @param path the config.json that names the helper
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
    const { exitCode, stdout, timedOut } = await runCommand(program, ['get'], { timeout, input: key })
    if (timedOut) return none(`it did not answer within ${timeout / 1000} s`)
    if (exitCode !== 0) {
      const output = stdout.trim()
      return none(output === notFound ? null : `it failed with exit code ${exitCode}${quoted(output)}`)
    }
    const login = loginOfHelper(JSON.parse(stdout), key)
    return login ? { login, origin, problem: null } : none(null)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return none('the program is not on the PATH')
    if (error instanceof SyntaxError) return none('its output is not JSON')
    return none(error instanceof Error ? error.message : String(error))
  }
}

/** Quotes the error that a helper printed on standard output. Output that looks like a login is left out. */
function quoted(output: string): string {
  if (output === '' || /[{}]|secret/i.test(output)) return ''
  return `: ${output.split('\n')[0]?.slice(0, maxLength)}`
}
