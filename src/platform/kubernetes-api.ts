import { type ClientRequest, type IncomingMessage, request as requestPlain } from 'node:http'
import { Agent, request as requestSecure } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import tls from 'node:tls'
import { beforeDeadline } from './before-deadline.ts'
import { agentThroughProxy } from './proxy-agent.ts'

/** How to reach and trust the API of a cluster, and the identity of the job there. */
export type Cluster = {
  /** A URL, which can have a path. */
  readonly server: string
  /** PEM. null: the certificate authorities of this machine. */
  readonly authority: string | null
  /** The name in the server's certificate. null: the host of the URL. */
  readonly serverName: string | null
  /** True: any certificate is trusted, as the kubeconfig asks. */
  readonly insecure: boolean
  /** A URL such as `http://proxy:3128`. null: a direct connection. */
  readonly proxy: string | null
  /** PEM. null: no client certificate. */
  readonly certificate: string | null
  readonly key: string | null
  readonly headers: Readonly<Record<string, string | readonly string[]>>
}

export type Method = 'GET' | 'POST' | 'DELETE'

export type KubernetesApi = {
  /**
   * Sends a request and gives the answer: an object for JSON, otherwise a text.
   *
   * @param timeout milliseconds
   * @throws KubernetesError if the server refuses it, or Node's own error (`code`: ECONNREFUSED, …)
   */
  request(method: Method, path: string, body?: unknown, timeout?: number): Promise<unknown>
  /** The clock of the server, in milliseconds since 1970; NaN before its first answer. */
  now(): number
}

/** An answer that is no success, with the message and the reason of the server. */
export class KubernetesError extends Error {
  readonly status: number
  readonly reason: string

  constructor(status: number, reason: string, message: string) {
    super(message)
    this.name = 'KubernetesError'
    this.status = status
    this.reason = reason
  }
}

/** Milliseconds for a connection, TLS included. */
const connectTimeout = 2_000
/** Milliseconds for an answer: a server asks its webhooks first. */
const defaultTimeout = 10_000
/** A server that limits requests says when to ask again, mostly after one second (kubernetes.io, API Priority and Fairness). */
const maxRetries = 3

/** A client for the API of a cluster. Its connections are kept open and do not keep this process alive. */
export function openKubernetes(cluster: Cluster): KubernetesApi {
  const base = new URL(cluster.server)
  const isSecure = base.protocol === 'https:'
  const trust = {
    keepAlive: true,
    rejectUnauthorized: !cluster.insecure,
    ca: cluster.authority ?? systemAuthorities(),
    ...(cluster.serverName !== null && { servername: cluster.serverName }),
    ...(cluster.certificate !== null && { cert: cluster.certificate }),
    ...(cluster.key !== null && { key: cluster.key }),
  }
  const agent = !isSecure
    ? undefined
    : cluster.proxy === null
      ? new Agent(trust)
      : agentThroughProxy(new URL(cluster.proxy), trust)
  const send = isSecure ? requestSecure : requestPlain
  let clock = Number.NaN

  return {
    now: () => clock,
    request: (method, path, body, timeout = defaultTimeout) =>
      beforeDeadline(timeout, async ({ abortSignal: signal }) => {
        const url = `${base.origin}${base.pathname.replace(/\/$/, '')}${path}`
        const text = body === undefined ? '' : JSON.stringify(body)
        const headers = {
          ...(cluster.headers as Record<string, string | string[]>),
          accept: 'application/json, */*',
          ...(text !== '' && { 'content-type': 'application/json' }),
          // Node sends the body of a DELETE without its length, and the server takes it for the next request.
          'content-length': String(Buffer.byteLength(text)),
        }
        for (let retries = 0; ; retries++) {
          const answer = await new Promise<IncomingMessage>((resolve, reject) => {
            const sent = send(url, { method, headers, signal, ...(agent && { agent }) }, resolve)
            sent.on('error', reject)
            limitConnecting(sent, isSecure)
            sent.end(text)
          })
          const chunks: Buffer[] = []
          for await (const chunk of answer) chunks.push(chunk as Buffer)
          clock = Date.parse(answer.headers.date ?? '')
          const pause = Number(answer.headers['retry-after'] ?? Number.NaN)
          if (answer.statusCode !== 429 || !(pause >= 0) || retries === maxRetries)
            return read(answer, Buffer.concat(chunks).toString())
          await sleep(pause * 1000, undefined, { signal })
        }
      }),
  }
}

/** Ends a request whose connection is not there in time. */
function limitConnecting(sent: ClientRequest, isSecure: boolean): void {
  const timer = setTimeout(() => {
    sent.destroy(new DOMException(`no connection for ${connectTimeout / 1000} s`, 'TimeoutError'))
  }, connectTimeout)
  const stop = () => clearTimeout(timer)
  sent.on('close', stop)
  sent.on('socket', (socket) => {
    if (sent.reusedSocket) stop()
    else socket.once(isSecure ? 'secureConnect' : 'connect', stop)
  })
}

function read({ statusCode = 0, headers }: IncomingMessage, text: string): unknown {
  const isJson = headers['content-type']?.startsWith('application/json')
  const content: unknown = isJson ? JSON.parse(text) : text
  if (statusCode >= 200 && statusCode < 300) return content
  const { reason = '', message = text.trim() } = (isJson ? content : {}) as {
    reason?: string
    message?: string
  }
  throw new KubernetesError(statusCode, reason, message)
}

/** The authorities that Go's clients trust too: those of the machine. Before Node 22.15 only those of Node are known. */
function systemAuthorities(): string[] {
  return [...tls.rootCertificates, ...(tls.getCACertificates?.('system') ?? [])]
}
