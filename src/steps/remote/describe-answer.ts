import type { Certificate } from '../../platform/certificate.ts'
import type { Answer, Stage } from '../../platform/knock.ts'
import type { Problem } from './problem.ts'
import { variablesOf } from './read-tls.ts'

/** A node to which Berth has tried to connect. */
export type Tried = {
  readonly endpoint: string
  /** Host and port as text, or the path of a socket. */
  readonly address: string
  readonly position: number
  /** The name that the server's certificate must have. */
  readonly serverName: string
  /** The authority that the server must be issued by, and the client certificate. null: not given. */
  readonly authority: Certificate | null
  readonly client: Certificate | null
  /** The authorities of clients that the server accepts, as far as it lists them. */
  readonly accepted: readonly string[]
  /** Seconds. */
  readonly patience: number
}

type Failed<Status extends Answer['status']> = Extract<Answer, { readonly status: Status }>
type Describe = {
  readonly [Status in Exclude<Answer['status'], 'ready'>]: (answer: Failed<Status>, tried: Tried) => Problem
}

/** What is wrong with a node that did not answer as a BuildKit does. */
export function describeAnswer(answer: Exclude<Answer, Failed<'ready'>>, tried: Tried): Problem {
  return (descriptions[answer.status] as (answer: Answer, tried: Tried) => Problem)(answer, tried)
}

const atEndpoint = 'Check host and port in `endpoint`.'

const descriptions: Describe = {
  failed: ({ code, message }, tried) =>
    codes[code]?.(tried) ?? { message: `${tried.endpoint}: ${message}.`, remedy: atEndpoint },
  silent: ({ stage }, tried) => silences[stage](tried),
  closed: (_, { endpoint }) => ({
    message: `${endpoint} accepts the connection and closes it without an answer.`,
    remedy: `Look for the cause in BuildKit's log on that host, and at what forwards the port. ${atEndpoint}`,
  }),
  'other-protocol': (_, { endpoint }) => ({
    message: `The program at ${endpoint} answers, but it is no BuildKit.`,
    remedy: `${atEndpoint} BuildKit listens where \`buildkitd --addr\` says.`,
  }),
  'not-tls': (_, { endpoint }) => ({
    message: `Certificates are set for ${endpoint}, but the server there does not use TLS.`,
    remedy:
      'Start buildkitd with `--tlscacert`, `--tlscert` and `--tlskey`, or remove the certificates of this node.',
  }),
  'tls-expected': ({ certificate }, { endpoint, position }) => ({
    message:
      `${endpoint} uses TLS, but no certificates are set. ${certificate ? issued(certificate) : ''}`.trim(),
    remedy: `Set ${Object.values(variablesOf(position)).map(code).join(', ')} to PEM texts.`,
  }),
  untrusted: ({ certificate, code: reason }, { authority, endpoint, position }) => {
    if (certificate.validity !== 'valid') return outdated(certificate, endpoint)
    if (reason === 'INVALID_PURPOSE') {
      return {
        message: `The certificate of ${endpoint} (${certificate.subject}) is not for servers.`,
        remedy: 'Create a certificate with `extendedKeyUsage=serverAuth` for buildkitd.',
      }
    }
    return {
      message: `The certificate of ${endpoint} is not issued by the given authority. ${issued(certificate)} The given authority is ${authority?.subject ?? 'unknown'} (${reason}).`,
      remedy: `Set ${code(variablesOf(position).authority)}, or the driver option \`cacert\`, to the certificate of ${certificate.issuer}.`,
    }
  },
  'wrong-name': ({ certificate }, { endpoint, serverName }) => {
    const names = certificate.names.join(', ')
    const [first] = certificate.names.flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4)] : []))
    const kind = /^[\d.]+$|:/.test(serverName) ? 'IP' : 'DNS'
    return {
      message: `The certificate of ${endpoint} is not for ${serverName}. ${names === '' ? 'It has no subject alternative name.' : `Its subject alternative names are ${names}.`}`,
      remedy: `${first ? `Set \`driver-opts: servername=${first}\`, or create` : 'Create'} a certificate with \`subjectAltName=${kind}:${serverName}\`.`,
    }
  },
  'client-certificate-missing': (_, { accepted, endpoint, position }) => ({
    message: `${endpoint} asks for a client certificate, but none is set.${acceptedText(accepted)}`,
    remedy: `Set ${code(variablesOf(position).certificate)} and ${code(variablesOf(position).key)} to PEM texts.`,
  }),
  'client-certificate-rejected': ({ alert }, { client, accepted, endpoint }) => ({
    message: `${endpoint} rejects the client certificate: ${alert}. ${client ? `It is ${client.subject}, issued by ${client.issuer}, valid until ${client.until}.` : ''}${acceptedText(accepted)}`,
    remedy:
      'Create a client certificate with `extendedKeyUsage=clientAuth` by an authority in the file of `buildkitd --tlscacert`.',
  }),
}

const code = (text: string): string => `\`${text}\``
const issued = ({ subject, issuer, until }: Certificate): string =>
  `Its certificate is ${subject}, issued by ${issuer}, valid until ${until}.`
const acceptedText = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` It accepts certificates issued by ${names.join(', or by ')}.`

function outdated({ subject, validity, from, until }: Certificate, endpoint: string): Problem {
  const when = validity === 'expired' ? `expired on ${until}` : `is not valid before ${from}`
  return {
    message: `The certificate of ${endpoint} (${subject}) ${when}.`,
    remedy: "Create a new certificate for buildkitd, or check this runner's clock: `date`.",
  }
}

/** By Node's codes, which are those of connect(2) and getaddrinfo(3). */
const codes: Readonly<Record<string, (tried: Tried) => Problem>> = {
  ENOTFOUND: unresolved,
  EAI_AGAIN: unresolved,
  ECONNREFUSED: ({ endpoint }) => ({
    message: `${endpoint} refuses the connection: no program listens there.`,
    remedy: `Start BuildKit on that host: \`buildkitd --addr tcp://0.0.0.0:1234\`. ${atEndpoint}`,
  }),
  ENOENT: ({ address }) => ({
    message: `There is no socket at ${address}.`,
    remedy: `Start BuildKit: \`buildkitd --addr unix://${address}\`. In a job container, mount the directory of the socket.`,
  }),
  EACCES: ({ address }) => ({
    message: `Permission denied: ${address}.`,
    remedy: `Start buildkitd with \`--group\` and a group of this user: \`id --groups --name\`.`,
  }),
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
}

function unresolved({ address, endpoint }: Tried): Problem {
  const host = address.replace(/:\d+$/, '')
  return {
    message: `The host name in ${endpoint} does not resolve.`,
    remedy: `Check the name in \`endpoint\`, and the DNS server of this runner: \`getent hosts ${host}\`.`,
  }
}

function unreachable({ address, endpoint }: Tried): Problem {
  const host = address.replace(/:\d+$/, '')
  return { message: `No route leads to ${endpoint}.`, remedy: `Check the routes: \`ip route get ${host}\`.` }
}

const silences: Readonly<Record<Stage, (tried: Tried) => Problem>> = {
  connection: ({ address, endpoint, patience }) => ({
    message: `${endpoint} does not answer within ${patience} s. A firewall probably drops the packets.`,
    remedy: `Allow this runner to connect to ${address}. ${atEndpoint}`,
  }),
  handshake: ({ endpoint, patience }) => ({
    message: `${endpoint} accepts the connection, but its TLS handshake does not end within ${patience} s.`,
    remedy:
      'Check the MTU on the way, because the first large packets can be lost: `tracepath <host>`. Check also that the program there uses TLS.',
  }),
  protocol: ({ endpoint, patience }) => ({
    message: `${endpoint} accepts the connection, but no BuildKit answers within ${patience} s.`,
    remedy: `${atEndpoint} Look at BuildKit's log on that host.`,
  }),
}
