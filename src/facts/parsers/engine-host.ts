import { defaultSocket, withoutCredentials } from '../../values/engine-host.ts'
import { Unseen } from '../observe.ts'

/**
 * The host as Berth speaks to it, `unix:///path` or `tcp://name:port`, with the client's own defaults for what is
 * left out (docker/cli, opts/hosts.go).
 *
 * @param from where the host is written, such as `DOCKER_HOST`
 * @throws Unseen for a host of another kind
 */
export function parseEngineHost(host: string, from: string): string {
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(host.trim()) ?? []
  if (scheme === 'unix') {
    if (rest === '') return `unix://${defaultSocket}`
    if (rest.startsWith('/')) return `unix://${rest}`
  }
  // The CLI sends no credentials to a daemon: nothing that Berth does needs them.
  const bare = withoutCredentials(rest)
  const named = bare === '' || bare.startsWith(':') ? `localhost${bare}` : bare
  if (scheme === 'tcp' && !named.startsWith('/') && URL.canParse(`http://${named}`)) return `tcp://${named}`
  throw new Unseen(
    `${from} is ${withoutCredentials(host)}, and Berth speaks to unix:// and tcp:// engines only: ` +
      `set it to something like unix://${defaultSocket}`,
  )
}
