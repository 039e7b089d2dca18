/** A request as it came over the wire. Nothing in it is trusted. */
export type RawRequest = {
  readonly method: string
  /** The request target, such as `/v1.41/containers/json?all=1`. */
  readonly target: string
  readonly httpVersion: string
  /** Name and value in the order of the wire, names as they were written. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** A request whose meaning is certain: each reader of it, in Go or JavaScript, sees the same. */
export type Call = {
  readonly method: string
  /** Of the API, such as `1.41`. null: the path has none. */
  readonly version: string | null
  /** The segments of the path after the version, decoded: `['containers', 'web', 'start']`. */
  readonly path: readonly string[]
  /** Decoded. Each name occurs once, unless the endpoint takes a list. */
  readonly query: ReadonlyMap<string, readonly string[]>
  /** The protocol that the client asks to change to, on the four routes that allow it. */
  readonly upgrade: 'tcp' | 'h2c' | null
  /** The media type of the body, lower case, without parameters. null: none is named. */
  readonly mediaType: string | null
  /** Headers that are forwarded: end-to-end, known and without doubt. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}
