import { setTimeout as sleep } from 'node:timers/promises'
import type { CheckNodes } from '../../plan/plan.ts'
import { readCertificate } from '../../platform/certificate.ts'
import { type Answer, type Door, knock } from '../../platform/knock.ts'
import type { Achieved } from '../achieved.ts'
import { recordIn, userFolder } from '../builder/user-folder.ts'
import type { Tools } from '../step.ts'
import { acceptedAuthorities } from './accepted-authorities.ts'
import { describeAnswer } from './describe-answer.ts'
import { errorOf, type NodeProblem, type Problem } from './problem.ts'
import { type NodeTls, type RequestedTls, readTls } from './read-tls.ts'

/** Milliseconds for a node to answer. buildx waits 20 s (driver/remote/driver.go), and gives no reason then. */
const patience = 2_000
/** Milliseconds for one that accepts and closes connections: a BuildKit behind a forwarded port can still be starting. */
const startPatience = 20_000
/** Milliseconds between two attempts. */
const pause = 100

/**
 * Connects to each node as buildx will, side by side, and says what is wrong. buildx says "context deadline exceeded"
 * for a closed port, a missing client certificate and an unknown authority alike.
 *
 * @throws ExpectedError `invalid-input` for certificates that cannot work, `builder-not-ready` for nodes without an answer
 */
export async function checkNodes(step: CheckNodes, tools: Tools): Promise<Partial<Achieved>> {
  const { files, environment } = tools
  // A builder of this name is used as it is, with nodes of its own.
  if (await files.exists(recordIn(userFolder(environment), step.name))) return {}
  const requested = requestsOf(step)
  const read = await Promise.all(requested.map((node) => readTls(node, files)))
  const wrong = requested.flatMap((node, at) =>
    ofNode(node, [...(read[at]?.problems ?? []), ...unusableEndpoint(node)]),
  )
  if (wrong.length > 0) throw errorOf('invalid-input', wrong, requested.length)
  const found = await Promise.all(requested.map((node, at) => checkNode(node, read[at]?.tls ?? null, tools)))
  const failing = requested.flatMap((node, at) => ofNode(node, found[at] ? [found[at]] : []))
  if (failing.length > 0) throw errorOf('builder-not-ready', failing, requested.length)
  return {}
}

const ofNode = ({ node: { endpoint } }: RequestedTls, problems: readonly Problem[]): NodeProblem[] =>
  problems.map((problem) => ({ ...problem, endpoint }))

/** The nodes with the inputs that are about each of them. */
export const requestsOf = ({ nodes, secret }: Pick<CheckNodes, 'nodes' | 'secret'>): RequestedTls[] =>
  nodes.map((node, position) => ({
    position,
    node,
    settings: secret.settings[position] ?? { driverOptions: [], buildkitdFlags: '' },
    certificates: secret.certificates[position] ?? { authority: null, certificate: null, key: null },
  }))

/** The schemes of buildx (docker/buildx, driver/remote/util/endpoint.go). */
const schemes = ['tcp', 'unix', 'docker-container', 'kube-pod', 'npipe', 'ssh']

function unusableEndpoint({ node: { endpoint } }: RequestedTls): Problem[] {
  const scheme = /^([a-z-]+):\/\/./.exec(endpoint)?.[1] ?? ''
  const isUsable = schemes.includes(scheme) && (scheme !== 'tcp' || doorAt(endpoint) !== null)
  if (isUsable) return []
  const allowed = `The \`endpoint\` "${endpoint}" is no address of a BuildKit.`
  const message = `${allowed} Buildx takes ${schemes.map((name) => `${name}://`).join(', ')}, and \`tcp://\` with a port.`
  return [{ message, remedy: 'Set an address: `endpoint: tcp://buildkit.example:1234`.' }]
}

/** Where Berth can connect to by itself. null: only buildx can, through a program such as ssh. */
function doorAt(endpoint: string): Door['at'] | null {
  if (endpoint.startsWith('unix://')) return { path: endpoint.slice('unix://'.length) }
  const [, host = '', port = ''] = /^tcp:\/\/(\[[^\]]+\]|[^/:]+):(\d+)\/?$/.exec(endpoint) ?? []
  return host === '' ? null : { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

async function checkNode(
  { node: { endpoint }, position }: RequestedTls,
  tls: NodeTls | null,
  tools: Tools,
): Promise<Problem | null> {
  const at = doorAt(endpoint)
  if (at === null) return null
  const serverName = tls?.serverName ?? ('host' in at ? at.host : '')
  const client = tls?.certificate && readCertificate(tls.certificate.text)
  const door = {
    at,
    tls: tls && {
      serverName,
      authority: tls.authority?.text ?? '',
      certificate: tls.certificate?.text,
      key: tls.key?.text,
    },
  }
  const answer = await reach(door, tools.signal)
  if (answer.status === 'ready') {
    const { certificate } = answer
    const how = certificate
      ? `over TLS as ${certificate.subject}, valid until ${certificate.until}`
      : 'without TLS'
    tools.log(
      `${endpoint} answers ${how}${client ? `, to ${client.subject}, valid until ${client.until}` : ''}`,
    )
    return null
  }
  const address = 'path' in at ? at.path : `${at.host.includes(':') ? `[${at.host}]` : at.host}:${at.port}`
  const asks = answer.status.startsWith('client-certificate')
  return describeAnswer(answer, {
    endpoint,
    address,
    position,
    serverName,
    authority: tls?.authority ? readCertificate(tls.authority.text) : null,
    client: client ?? null,
    accepted: asks ? await acceptedAuthorities(address, tools) : [],
    patience: patience / 1000,
  })
}

/** Tries again while time can help. */
async function reach(door: Door, signal: AbortSignal): Promise<Answer> {
  const started = performance.now()
  const elapsed = () => performance.now() - started
  for (;;) {
    const answer = await knock(door, Math.max(pause, patience - elapsed()))
    const limit = answer.status === 'closed' ? startPatience : patience
    const canChange =
      answer.status === 'closed' || (answer.status === 'failed' && answer.code !== 'ENOTFOUND')
    if (!canChange || signal.aborted || elapsed() + pause > limit) return answer
    await sleep(pause)
  }
}
