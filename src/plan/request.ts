import type { Job } from './job.ts'

export const modes = ['auto', 'socket', 'dind', 'inspect'] as const
export type Mode = (typeof modes)[number]

export const drivers = ['docker-container', 'docker'] as const
export type BuilderDriver = (typeof drivers)[number]

export const privileges = ['auto', 'capabilities', 'privileged'] as const
export type PrivilegeRequest = (typeof privileges)[number]

export const exportWays = ['auto', 'docker-host', 'docker-config', 'none'] as const
/** By which variable later steps find a job daemon. */
export type ExportWay = (typeof exportWays)[number]

/** The variables that later steps may be pointed by. */
export const exportedVariables = [
  'BUILDX_CONFIG',
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_CONFIG',
  'TESTCONTAINERS_HOST_OVERRIDE',
  'TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE',
  'TC_HOST',
] as const
export type Variables = Partial<Record<(typeof exportedVariables)[number], string>>

/** `quick`: a container, its network, port and workspace. `full`: a build and its image too. */
export type Verify = 'quick' | 'full' | 'none'

/** What the workflow asks for, checked. It may hold secrets (proxy passwords in options), so it is never recorded. */
export type Request = {
  readonly mode: Mode
  readonly job: Job
  /** null: not said, the strategy's own default holds. */
  readonly driver: BuilderDriver | null
  readonly driverOptions: readonly string[]
  readonly buildkitdFlags: string
  readonly platforms: readonly string[]
  readonly name: string | null
  readonly keepState: boolean
  readonly cleanup: boolean
  readonly dindImage: string
  readonly dindImageAsked: boolean
  readonly privilege: PrivilegeRequest
  readonly exportWay: ExportWay
  /** Settings of dockerd's daemon.json, laid over Berth's own. */
  readonly daemonConfiguration: Readonly<Record<string, unknown>>
  /** Bytes; null: three quarters of what the job may use. */
  readonly memory: number | null
  readonly pidsLimit: number
  /** Milliseconds in which the daemon of the job's own must answer. */
  readonly startDeadline: number
  readonly verify: Verify
  /** Seconds. */
  readonly sweepAfter: number
  /** Asks GitHub which runs are over; an empty text if it is not to be asked. */
  readonly githubToken: string
  /** What the variables that Berth may set are before it sets them; an empty text where one is not set. */
  readonly previousVariables: Readonly<Record<string, string>>
}
