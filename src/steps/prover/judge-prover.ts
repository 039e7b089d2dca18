import { getSystemErrorName } from 'node:util'
import type { ProveContainer } from '../../plan/plan.ts'
import type { Achieved, ProofPart } from '../achieved.ts'
import type { Heard } from './hear-prover.ts'
import { pathMismatch, silentNameServer, unreachedPort, unreadableWorkspace } from './proof-errors.ts'

type Evidence = {
  readonly heard: Heard
  /** Where the published port was looked for. */
  readonly hosts: readonly string[]
  readonly port: number | null
  /** What the job wrote into the workspace. */
  readonly nonce: string
  /** What the container wrote there, as the job reads it; null if nothing is there. */
  readonly answer: string | null
  /** Why the job wrote nothing; null if it did. */
  readonly unwritten: string | null
  /** Why the engine mounted nothing; null if it did. */
  readonly unmounted: string | null
}

type Judged = Pick<NonNullable<Achieved['containerProof']>, 'workspace' | 'portsHost' | 'parts'>

/** EACCES and EPERM of errno(3). */
const denied = [1, 13]

/**
 * Judges what the prover said.
 *
 * @throws ExpectedError `proof-failed` if the workspace is another one, the default network has no DNS that the job has,
 * or a published port is not where it must be
 */
export function judgeProver(step: ProveContainer, evidence: Evidence): Judged {
  const mounts = workspaceParts(step, evidence)
  const portsHost = evidence.heard.host
  const sawWorkspace = mounts.some(({ part, status }) => part === 'workspace' && status === 'passed')
  return {
    workspace: sawWorkspace ? (step.workspace?.source ?? null) : null,
    portsHost,
    parts: [
      { part: 'container', status: 'passed', detail: `it ran through ${step.host}` },
      nameServerPart(step, evidence.heard),
      portPart(step, evidence),
      ...mounts,
    ],
  }
}

function workspaceParts(step: ProveContainer, evidence: Evidence): ProofPart[] {
  const { heard, nonce, answer, unwritten, unmounted } = evidence
  if (unwritten !== null) return [{ part: 'workspace', status: 'not-checked', detail: unwritten }]
  if (unmounted !== null) return unseenWorkspace(step, unmounted)
  const { read, write } = heard.report
  const errno = read?.errno ?? 0
  if (denied.includes(errno)) throw unreadableWorkspace(step)
  if (read === undefined || errno !== 0)
    return unseenWorkspace(step, `the file is not there (${nameOf(errno)})`)
  if (read.text !== nonce) return unseenWorkspace(step, `it read ${JSON.stringify(read.text)}`)
  const source = step.workspace?.source ?? ''
  return [
    { part: 'workspace', status: 'passed', detail: `it read a file of the job, mounted from ${source}` },
    write === 0 && answer?.trim() === nonce
      ? { part: 'workspace-write', status: 'passed', detail: 'the job read a file that it wrote' }
      : {
          part: 'workspace-write',
          status: 'failed',
          detail: write
            ? `it could not write there (${nameOf(write)})`
            : 'the job does not see what it wrote',
        },
  ]
}

function unseenWorkspace(step: ProveContainer, seen: string): ProofPart[] {
  if (step.mustSeeWorkspace) throw pathMismatch(step, seen)
  const detail = `a container was to mount ${step.workspace?.source} of the engine's machine, but ${seen}`
  return [{ part: 'workspace', status: 'failed', detail }]
}

function nameServerPart(step: ProveContainer, { report, serverAnswersJob }: Heard): ProofPart {
  const { server, answer } = report
  const part = 'name-server'
  if (!server) {
    const detail = 'the resolv.conf of a container names no IPv4 name server'
    return { part, status: 'not-checked', detail }
  }
  if (typeof answer === 'number') {
    return { part, status: 'passed', detail: `${server} answered a container on the default network` }
  }
  // Over TCP the engine is elsewhere, and so may be its name servers.
  if (serverAnswersJob && step.host.startsWith('unix://')) throw silentNameServer(step, server)
  return { part, status: 'not-checked', detail: `${server} answers neither a container nor the job` }
}

function portPart(step: ProveContainer, { heard, hosts, port }: Evidence): ProofPart {
  const part = 'published-port'
  if (port === null) return { part, status: 'failed', detail: 'the engine published no port' }
  if (heard.host !== null) return { part, status: 'passed', detail: `the job reached it at ${heard.host}` }
  if (step.ports.certain) throw unreachedPort(step, hosts, port)
  const tried = hosts.length > 0 ? `, tried at ${hosts.join(', ')}` : ''
  return { part, status: 'failed', detail: `the job does not reach ports that containers publish${tried}` }
}

/** `EACCES` for 13. */
const nameOf = (errno: number): string => getSystemErrorName(-errno)
