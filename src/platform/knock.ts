import type { X509Certificate } from 'node:crypto'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { type Certificate, describeCertificate } from './certificate.ts'

export type Door = {
  readonly at: { readonly host: string; readonly port: number } | { readonly path: string }
  readonly tls: Tls | null
}

/** All texts are PEM. */
export type Tls = {
  readonly serverName: string
  readonly authority: string
  readonly certificate?: string | undefined
  readonly key?: string | undefined
}

export type Stage = 'connection' | 'handshake' | 'protocol'

/** What a client of this server meets. */
export type Answer =
  | { readonly status: 'ready'; readonly certificate: Certificate | null }
  /** Node's code of the error (ENOTFOUND, ECONNREFUSED, ENOENT, …) or that of OpenSSL. */
  | { readonly status: 'failed'; readonly code: string; readonly message: string }
  | { readonly status: 'silent'; readonly stage: Stage }
  | { readonly status: 'closed'; readonly stage: Stage }
  | { readonly status: 'other-protocol' }
  | { readonly status: 'not-tls' }
  | { readonly status: 'tls-expected'; readonly certificate: Certificate | null }
  | { readonly status: 'untrusted'; readonly code: string; readonly certificate: Certificate }
  | { readonly status: 'wrong-name'; readonly certificate: Certificate }
  | { readonly status: 'client-certificate-missing' }
  | { readonly status: 'client-certificate-rejected'; readonly alert: string }

/** The start of HTTP/2 with empty settings (RFC 9113, 3.4), which gRPC uses. */
const preface = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
])
/** The type of the frame that a server of HTTP/2 sends first (RFC 9113, 6.5). */
const settings = 4
/** The first byte of a TLS alert (RFC 8446, 5.1). */
const tlsAlert = 0x15

/**
 * Connects to a server of gRPC as buildx does (docker/buildx, driver/remote/driver.go): with TLS only the given authority
 * counts, and the name must be a subject alternative name. Waits for the server's first frame, because with TLS 1.3 a
 * client certificate is refused only after the handshake.
 *
 * @param timeout milliseconds
 */
export async function knock(door: Door, timeout: number): Promise<Answer> {
  if (door.tls !== null || !('host' in door.at)) return knockOnce(door, timeout)
  const answer = await knockOnce(door, timeout * 0.75)
  if (answer.status === 'ready' || answer.status === 'failed' || answer.status === 'tls-expected')
    return answer
  if (answer.status === 'silent' && answer.stage === 'connection') return answer
  // A server of TLS can close the connection of a client without it, or wait for more.
  const tls = { serverName: door.at.host, authority: '' }
  const encrypted = await knockOnce({ ...door, tls }, timeout * 0.25)
  const certificate = 'certificate' in encrypted ? encrypted.certificate : null
  return certificate === null ? answer : { status: 'tls-expected', certificate }
}

function knockOnce({ at, tls }: Door, timeout: number): Promise<Answer> {
  return new Promise<Answer>((resolve) => {
    let stage: Stage = 'connection'
    let certificate: Certificate | null = null
    const socket = tls ? open(at, tls) : connect(at)
    const end = (answer: Answer) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => end({ status: 'silent', stage }), timeout)
    // Not before the server's certificate is checked: its first frame can come with the handshake.
    const speak = () => {
      stage = 'protocol'
      socket.on('data', hear).write(preface)
    }
    const hear = (bytes: Buffer) => {
      if (bytes[3] === settings) end({ status: 'ready', certificate })
      else if (bytes[0] === tlsAlert && !tls) end({ status: 'tls-expected', certificate: null })
      else end({ status: 'other-protocol' })
    }
    socket.on('connect', () => {
      stage = 'handshake'
      if (!tls) speak()
    })
    socket.on('secureConnect', () => {
      if (!tls) return
      const server = judge(socket as TLSSocket, tls)
      if (server.status !== 'ready') return end(server)
      certificate = server.certificate
      speak()
    })
    socket.on('error', (error) => end(answerTo(error, stage, tls)))
    socket.on('close', () => end({ status: 'closed', stage }))
    // OpenSSL can refuse a certificate of the client at once.
  }).catch((error: NodeJS.ErrnoException) => ({
    status: 'failed',
    code: error.code ?? '',
    message: error.message,
  }))
}

function open(at: Door['at'], { serverName, authority, certificate, key }: Tls): Socket {
  return connectTls({
    ...at,
    // Names of servers only: RFC 6066, 3 excludes addresses.
    ...(isIP(serverName) === 0 && { servername: serverName }),
    ...(authority !== '' && { ca: authority }),
    ...(certificate !== undefined && { cert: certificate }),
    ...(key !== undefined && { key }),
    // `judge` checks both, and has the certificate for its answer.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    // As Go does. Node.js before 22.9 ignores it.
    ...{ allowPartialTrustChain: true },
  })
}

/**
 * The reasons of OpenSSL for which Go refuses a certificate too (crypto/x509, Verify). Others are stricter than Go, such as
 * the length of a key.
 */
const refusals =
  /ISSUER|SELF_SIGNED|LEAF_SIGNATURE|EXPIRED|NOT_YET_VALID|SIGNATURE_FAILURE|INVALID_CA|INVALID_PURPOSE/

/** Whether buildx accepts this server. */
function judge(socket: TLSSocket, { serverName }: Tls): Answer {
  const peer = socket.getPeerX509Certificate()
  if (!peer) return { status: 'closed', stage: 'handshake' }
  const certificate = describeCertificate(peer)
  const code = socket.authorized ? '' : String(socket.authorizationError)
  if (refusals.test(code)) return { status: 'untrusted', code, certificate }
  return { status: isFor(serverName, peer) ? 'ready' : 'wrong-name', certificate }
}

/** Go ignores the common name since 1.15 (crypto/x509, VerifyHostname). */
function isFor(serverName: string, peer: X509Certificate): boolean {
  return isIP(serverName) === 0
    ? peer.checkHost(serverName, { subject: 'never' }) !== undefined
    : peer.checkIP(serverName) !== undefined
}

const notTls = [
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_RECORD_LAYER_FAILURE',
]

function answerTo(error: NodeJS.ErrnoException, stage: Stage, tls: Tls | null): Answer {
  const { code = '', message } = error
  if (code === 'ECONNRESET' || code === 'EPIPE') return { status: 'closed', stage }
  if (notTls.includes(code)) return { status: 'not-tls' }
  // Such as ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED and ERR_SSL_TLSV1_ALERT_UNKNOWN_CA.
  const alert =
    /ALERT_((?:\w*CERTIFICATE\w*|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE|DECRYPT_ERROR))$/.exec(code)?.[1]
  if (alert === undefined) return { status: 'failed', code, message }
  return tls?.certificate === undefined
    ? { status: 'client-certificate-missing' }
    : { status: 'client-certificate-rejected', alert: alert.toLowerCase().replaceAll('_', ' ') }
}
