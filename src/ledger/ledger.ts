/** A container of the job. Times are milliseconds since 1970. */
export type LedgerContainer = {
  readonly id: string
  readonly name: string
  readonly image: string
  /** The service of Compose. null: none. */
  readonly service: string | null
  /** The first word of its command. null: it was gone before it could be inspected. */
  readonly program: string | null
  /** null: it was never started. */
  readonly startedAt: number | null
  /** Of its last end. null: it runs. */
  readonly endedAt: number | null
  /** Of its last end. null: it runs, or was never started. */
  readonly exitCode: number | null
  readonly isOomKilled: boolean
  /** True: someone stopped it, as `docker stop` does. */
  readonly isStopped: boolean
  /** At least so many bytes. null: its cgroup is not visible. */
  readonly peak: number | null
  readonly memoryLimit: number | null
  readonly ports: readonly string[]
}

/** A network or a volume that the job created. */
export type LedgerThing = { readonly id: string; readonly name: string }

/** A name that an image got. `existed`: an image had it before the job. */
export type LedgerImage = { readonly name: string; readonly existed: boolean }

export type LedgerPull = {
  readonly at: number
  readonly name: string
  readonly registry: string
  readonly bytes: number | null
}

/** Requests that the guard refused, would have refused or changed, by rule. */
export type LedgerRefusal = {
  readonly kind: 'refused' | 'would-refuse' | 'changed'
  /** null for a change. */
  readonly rule: string | null
  readonly times: number
  /** The first one. */
  readonly place: string
  readonly value: string
}

/** What a job did in a daemon. */
export type Ledger = {
  /** When recording began. null: the file has no beginning. */
  readonly beganAt: number | null
  /** The time of the last entry. */
  readonly lastAt: number | null
  /** False: the process that wrote it was killed. */
  readonly isClosed: boolean
  /** True: others use the daemon too. */
  readonly shared: boolean
  /** In the order of their start. */
  readonly containers: readonly LedgerContainer[]
  readonly networks: readonly LedgerThing[]
  readonly volumes: readonly LedgerThing[]
  /** Pulled, loaded, imported or tagged. */
  readonly images: readonly LedgerImage[]
  readonly pulls: readonly LedgerPull[]
  readonly refusals: readonly LedgerRefusal[]
  /** Times without a connection to the daemon. */
  readonly gaps: number
  /** Entries that the file could not hold, and lines that are none. */
  readonly leftOut: number
  readonly unreadable: number
}
