/** A reason to refuse a request. Its id is the noun of what is refused. */
export type Rule = {
  /** What it refuses, as a noun phrase. */
  readonly refuses: string
  /** Why, in one sentence. */
  readonly why: string
  /** The way that works, as an instruction. */
  readonly instead: string
  /** A command or request that it refuses. */
  readonly example: string
  /** If the input `allow` can open it. */
  readonly opens: boolean
  /** The item of the CIS Docker Benchmark 1.6 (docker-bench-security, tests/5_container_runtime.sh). null: there is none. */
  readonly cis: string | null
}
