import { request } from 'node:http'
import { Agent, type AgentOptions, request as requestSecure } from 'node:https'
import type { Socket } from 'node:net'
import { type ConnectionOptions, connect } from 'node:tls'

/**
 * An agent whose TLS connections go through an HTTP proxy by the method CONNECT.
 *
 * @param proxy a URL of the scheme http or https, with the user and the password if the proxy asks for them
 */
export function agentThroughProxy(proxy: URL, options: AgentOptions): Agent {
  const agent = new Agent(options)
  type Created = (error: Error | null, socket?: Socket) => void
  const createConnection = (to: ConnectionOptions, created: Created) => {
    tunnel(proxy, `${to.host}:${to.port}`).then(
      (socket) => created(null, connect({ ...to, socket })),
      (error) => created(error),
    )
  }
  return Object.assign(agent, { createConnection })
}

function tunnel(proxy: URL, to: string): Promise<Socket> {
  const { username, password } = proxy
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)
  return new Promise((resolve, reject) => {
    const asked = (proxy.protocol === 'https:' ? requestSecure : request)({
      host: proxy.hostname,
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: to,
      headers: {
        host: to,
        ...(username !== '' && { 'proxy-authorization': `Basic ${login.toString('base64')}` }),
      },
    })
    asked.on('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) return resolve(socket as Socket)
      socket.destroy()
      reject(new Error(`the proxy ${proxy.host} answered CONNECT with status ${statusCode}`))
    })
    asked.on('error', reject)
    asked.end()
  })
}
