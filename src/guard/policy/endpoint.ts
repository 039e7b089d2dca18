import type { Call } from '../call.ts'
import type { Json } from '../json.ts'
import type { BodyKind, Judgement, ReplyRule } from '../judgement.ts'
import type { Findings } from './findings.ts'
import type { Policy } from './policy.ts'

/** An endpoint of the Engine API that the guard knows. */
export type Endpoint = {
  /** Such as `POST /containers/{container}/start`. */
  readonly id: string
  readonly method: string
  /** Its segments. A variable such as `{container}` is one segment, `{image}` one or more. */
  readonly path: readonly string[]
  readonly body: BodyKind
  /** The most bytes of a body of the kind `json`. null: no limit. */
  readonly limit: number | null
  /** The protocol to which a client can change. */
  readonly upgrade: 'tcp' | 'h2c' | null
  /** The query parameters that engines 20.10 to 29 and known clients have. */
  readonly parameters: readonly string[]
  /** Those of them that can occur more than once. */
  readonly lists: readonly string[]
  readonly reply: ReplyRule
  /** What the guard does, for the page. */
  readonly treatment: string
  /** Reads the query and the body. null: the path says all. */
  readonly judge: Judge | null
}

/** A call to an endpoint. */
export type Request = { readonly call: Call; readonly body: Json; readonly policy: Policy }

/** What a judge sees in a request, and what it writes in place of the query and the body. */
export type Reading = Findings &
  Partial<Pick<Judgement, 'answer'>> & {
    readonly query?: Call['query']
    readonly body?: Json
  }

export type Judge = (request: Request) => Reading

type Options = Partial<Pick<Endpoint, 'body' | 'upgrade' | 'parameters' | 'lists' | 'reply' | 'judge'>>

/** The limit of the engine itself is 4 MiB (moby, `daemon/pkg/plugin` and `pkg/authorization`, since 29.3). */
const jsonLimit = 4 * 1024 * 1024

/** An endpoint by its method, its path and what differs from one without query and body. */
export function endpoint(method: string, path: string, treatment: string, options: Options = {}): Endpoint {
  const { body = 'none', upgrade = null, parameters = [], lists = [], reply = 'pass', judge = null } = options
  return {
    id: `${method} ${path}`,
    method,
    path: path.split('/').slice(1),
    body,
    limit: body === 'json' ? jsonLimit : null,
    upgrade,
    parameters: [...parameters, ...lists],
    lists,
    reply,
    treatment,
    judge,
  }
}
