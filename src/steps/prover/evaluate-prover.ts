import { getSystemErrorName } from 'node:util'
import type { ProveContainer } from '../../plan/plan.ts'
import type { Achieved, ProofPart } from '../achieved.ts'
import { failedPart } from './failed-part.ts'
import { pathMismatch, silentNameServer, unreachedPort, unreadableWorkspace } from './proof-errors.ts'
import type { ProverResult } from './read-prover.ts'

type Evidence = {
  readonly result: ProverResult
  /** The addresses at which the published port was tried. */
  readonly hosts: readonly string[]
  /** True if the first of them is localhost, to which the companion forwards the port. */
  readonly isAtLocalhost: boolean
  readonly port: number | null
  /** The text that the job wrote into the workspace. */
  readonly nonce: string
  /** The text that the container wrote there, as the job reads it; null if there is none. */
  readonly answer: string | null
  /** The reason why the job wrote nothing; null if it did. */
  readonly unwritten: string | null
  /** The reason why the daemon mounted nothing; null if it did. */
  readonly unmounted: string | null
}

type Proof = Pick<NonNullable<Achieved['containerProof']>, 'workspace' | 'portsHost' | 'parts'>

/** EPERM and EACCES (errno(3)). */
const denied = [1, 13]

/**
 * Turns the prover's result into the parts of the proof.
 *
 * @throws ExpectedError `proof-failed` if a required workspace is not the job's. If the test must pass, also if the files of
 * the workspace cannot be read, the DNS server answers the job but not the container, or a published port that must be
 * reachable is not
 */
export function evaluateProver(step: ProveContainer, evidence: Evidence): Proof {
  const mounts = workspaceParts(step, evidence)
  const portsHost = evidence.result.host
  const sawWorkspace = mounts.some(({ part, status }) => part === 'workspace' && status === 'passed')
  return {
    workspace: sawWorkspace ? (step.workspace?.source ?? null) : null,
    portsHost,
    parts: [
      { part: 'container', status: 'passed', detail: `a container ran on ${step.host}` },
      nameServerPart(step, evidence.result),
      portPart(step, evidence),
      ...mounts,
    ],
  }
}

function workspaceParts(step: ProveContainer, evidence: Evidence): ProofPart[] {
  const { result, nonce, answer, unwritten, unmounted } = evidence
  if (unwritten !== null) return [{ part: 'workspace', status: 'not-checked', detail: unwritten }]
  if (unmounted !== null) return unseenWorkspace(step, unmounted)
  const { read, write } = result.report
  const errno = read?.errno ?? 0
  if (denied.includes(errno)) return [failedPart(step, 'workspace', unreadableWorkspace(step))]
  if (read === undefined || errno !== 0)
    return unseenWorkspace(step, `the file does not exist there (${nameOf(errno)})`)
  if (read.text !== nonce) return unseenWorkspace(step, `the container read ${JSON.stringify(read.text)}`)
  const source = step.workspace?.source ?? ''
  return [
    {
      part: 'workspace',
      status: 'passed',
      detail: `the container read a file of the job, mounted from ${source}`,
    },
    write === 0 && answer?.trim() === nonce
      ? { part: 'workspace-write', status: 'passed', detail: 'the job read a file that the container wrote' }
      : {
          part: 'workspace-write',
          status: 'failed',
          detail: write
            ? `the container could not write there (${nameOf(write)})`
            : 'the job does not see the file that the container wrote',
        },
  ]
}

function unseenWorkspace(step: ProveContainer, seen: string): ProofPart[] {
  if (step.mustSeeWorkspace) throw pathMismatch(step, seen)
  const detail = `a container mounted ${step.workspace?.source} of the daemon's machine, but ${seen}`
  return [{ part: 'workspace', status: 'failed', detail }]
}

function nameServerPart(step: ProveContainer, { report, serverAnswersJob }: ProverResult): ProofPart {
  const { server, answer } = report
  const part = 'name-server'
  if (!server) {
    const detail = "the container's /etc/resolv.conf has no IPv4 DNS server"
    return { part, status: 'not-checked', detail }
  }
  if (typeof answer === 'number') {
    return {
      part,
      status: 'passed',
      detail: `DNS server ${server} answered a container on the ${step.network} network`,
    }
  }
  // Over TCP, the daemon and its DNS servers can be on another network.
  if (serverAnswersJob && step.host.startsWith('unix://'))
    return failedPart(step, part, silentNameServer(step, server))
  const detail = `DNS server ${server} answers neither a container nor the job`
  return { part, status: 'not-checked', detail }
}

function portPart(step: ProveContainer, { result, hosts, isAtLocalhost, port }: Evidence): ProofPart {
  const part = 'published-port'
  if (port === null) return { part, status: 'failed', detail: 'the daemon published no port' }
  if (result.host !== null && isAtLocalhost && result.host !== hosts[0]) {
    const detail = `the job reached a published port at ${result.host}, but not at localhost (port ${port})`
    const remedy = `Find out what listens there: ss --listening --processes 'sport = :${port}'. Or use ports at the output \`ports-host\`, and set \`ports: address\`.`
    return { part, status: 'failed', detail, remedy }
  }
  if (result.host !== null)
    return { part, status: 'passed', detail: `the job reached a ${portOf(step)} at ${result.host}` }
  if (step.ports.certain) return failedPart(step, part, unreachedPort(step, hosts, port))
  const tried = hosts.length > 0 ? `, tried at ${hosts.join(', ')}` : ''
  return { part, status: 'failed', detail: `the job cannot reach published ports of containers${tried}` }
}

const portOf = ({ network }: Pick<ProveContainer, 'network'>): string =>
  network === 'host' ? 'port of a container on the host network' : 'published port'

/** The name of an error number, such as `EACCES`. */
const nameOf = (errno: number): string => getSystemErrorName(-errno)
