import type { Confinement } from '../facts/facts.ts'
import type { Probes } from '../facts/observe.ts'
import type { Source } from '../facts/source.ts'
import type { ConnectGitHub } from '../platform/github.ts'
import type { Network } from '../platform/network.ts'
import type { Processes } from '../platform/processes.ts'
import type { ConnectReleases } from '../platform/releases.ts'
import type { StartDetached } from '../platform/start-detached.ts'
import type { CheckToml } from '../platform/toml.ts'
import type { OpenToolCache } from '../platform/tool-cache.ts'
import type { Workflow } from '../platform/workflow.ts'
import type { ParseYaml } from '../platform/yaml.ts'
import type { DaemonAddress } from '../values/daemon-address.ts'

/** Everything outside of Berth that a run uses. The entry points build the real one. */
export type World = {
  readonly workflow: Workflow
  readonly probes: Probes<Source>
  readonly source: Source
  readonly network: Network
  readonly processes: Processes
  readonly startDetached: StartDetached
  readonly connectGitHub: ConnectGitHub
  readonly connectReleases: ConnectReleases
  readonly openToolCache: OpenToolCache
  readonly checkToml: CheckToml
  readonly parseYaml: ParseYaml
  /** The daemon of a Docker context. Rejects with the reason if there is none. */
  readonly dockerContext: (source: Source, name: string) => Promise<DaemonAddress>
  /** Reads what the kernel allows a process. */
  readonly observeConfinement: (source: Source, pid: number) => Promise<Confinement>
  readonly berthVersion: string
  /** Random text for the job's token: eight hexadecimal digits. */
  readonly token: string
  readonly now: () => Date
}

/** The state that the main step saves for the post step. */
export const stateNames = { journal: 'journal', main: 'main', report: 'report' } as const
