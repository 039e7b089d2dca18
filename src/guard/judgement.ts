import type { Call } from './call.ts'
import type { Json } from './json.ts'
import type { RuleId } from './rules.ts'

/** Why a request is refused in `enforce`, and recorded in `audit`. */
export type Violation = {
  readonly rule: RuleId
  /** Where, such as `HostConfig.Privileged` or `query name`. Empty: the request itself. */
  readonly place: string
  /** What is there, shortened. Never a value that can be a secret. */
  readonly value: string
}

/** An object that a request names. It must belong to the job, or the request is refused. */
export type Reference = {
  readonly kind: 'container' | 'network' | 'volume' | 'exec' | 'image'
  /** A name or an ID, as the client wrote it. */
  readonly name: string
  /** Where it stands, as in a violation. */
  readonly place: string
  /**
   * `own`: if it does not exist, the daemon's own answer to that is the answer.
   * `own-or-missing`: the call creates it. `own-or-built-in`: or a network of the daemon that is not the host's.
   * `readable`: or any network of the daemon.
   * `new`: an image that was not there before the job.
   */
  readonly must: 'own' | 'own-or-missing' | 'own-or-built-in' | 'readable' | 'new'
}

/** A path of the host that a container would see. It is resolved by the kernel before it is judged. */
export type BindSource = {
  readonly path: string
  readonly place: string
  readonly writable: boolean
}

/**
 * How the body of a request is read. `none`: the daemon ignores it, so it is read and left out. dockerode sends its options there.
 * `json` is read whole and judged, `stream` is passed on unread.
 */
export type BodyKind = 'none' | 'json' | 'stream'

/** What the guard does with the answer of the daemon. */
export type ReplyRule =
  | 'pass'
  /** The volume that a create call gives can be another job's (moby, volumes/create is idempotent). */
  | 'check-volume-labels'
  /** Leaves only the job's own objects in a list, by `filterReply`. */
  | 'own-networks'
  | 'own-disk-usage'
  /** Remembers which container an exec belongs to. */
  | 'remember-exec'
  /** Copies bytes both ways once the daemon has changed the protocol. */
  | 'hijack'

/** The result of reading one request by the policy. Pure: references and paths are resolved by the caller. */
export type Judgement = {
  readonly violations: readonly Violation[]
  readonly references: readonly Reference[]
  readonly binds: readonly BindSource[]
  /** Volumes to create with the job's labels before the request, because the daemon would create them without labels. */
  readonly volumesToCreate: readonly string[]
  /** Changes that the policy makes, as sentences for the record, such as a restart policy that would outlive the job. */
  readonly changes: readonly string[]
  /** What is sent to the daemon instead of the request. `body`: null for none, or for a stream. */
  readonly forward: { readonly call: Call; readonly body: Json }
  /** An answer without the daemon. null: the daemon is asked. */
  readonly answer: { readonly status: number; readonly body: Json } | null
  readonly reply: ReplyRule
}
