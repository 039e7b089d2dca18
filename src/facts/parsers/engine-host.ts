import { defaultSocket, withoutCredentials } from '../../values/engine-host.ts'
import { Unseen } from '../observe.ts'

/**
 * Normalizes a host to `unix:///path` or `tcp://name:port`, with the defaults of the Docker CLI for missing parts
 * (docker/cli, opts/hosts.go).
 *
 * @param from the source of the host, such as `DOCKER_HOST`
 * @throws Unseen for any other scheme
 */
export function parseEngineHost(host: string, from: string): string {
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(host.trim()) ?? []
  if (scheme === 'unix') {
    if (rest === '') return `unix://${defaultSocket}`
    if (rest.startsWith('/')) return `unix://${rest}`
  }
  // The CLI sends no credentials to a daemon, and Berth needs none.
  const bare = withoutCredentials(rest)
  const named = bare === '' || bare.startsWith(':') ? `localhost${bare}` : bare
  if (scheme === 'tcp' && !named.startsWith('/') && URL.canParse(`http://${named}`)) return `tcp://${named}`
  throw new Unseen(
    `${from} is ${withoutCredentials(host)}, but Berth supports only unix:// and tcp://: ` +
      `set it to an address such as unix://${defaultSocket}`,
  )
}
