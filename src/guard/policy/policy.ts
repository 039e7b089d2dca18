import type { RuleId } from '../rules.ts'

/** A folder of the host that containers of the job can mount, with all that is in it. */
export type BindRoot = { readonly path: string; readonly access: 'read-only' | 'read-write' }

/** What the guard of a job refuses, allows and adds. Paths are absolute, and as the host daemon sees them. */
export type Policy = {
  /** `audit` forwards each request as it is, but for labels. What `enforce` refuses or changes is still in the judgement. */
  readonly mode: 'audit' | 'enforce'
  /** On everything that is created. */
  readonly labels: Readonly<Record<string, string>>
  /** The label by which the job's own objects are known. It is one of `labels`. */
  readonly owner: { readonly name: string; readonly value: string }
  /** The rules that are open. */
  readonly allow: readonly RuleId[]
  readonly binds: readonly BindRoot[]
  readonly sockets: {
    /** The sockets of container engines on the host, by all their paths, and folders that hold some. */
    readonly raw: readonly string[]
    /** The guard's socket. null: the host daemon cannot see it. */
    readonly guard: string | null
  }
}
