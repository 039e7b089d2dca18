/** Raised if programs that read the file have to change. `docs/ledger.schema.json` describes the format. */
export const ledgerFormat = 1

/** The kinds of objects that have an ID of their own in a daemon. Images are known by their names. */
export const objectKinds = ['container', 'network', 'volume'] as const
export type ObjectKind = (typeof objectKinds)[number]

/** Whose entry it is. `at`: ISO 8601 with milliseconds, by the clock of the daemon. */
type Each = { readonly at: string }
type OfContainer = Each & {
  readonly id: string
  readonly name: string
  readonly image: string
  /** The service of Compose. null: none. */
  readonly service: string | null
}

/** The first entry of a file. */
export type Began = Each & { readonly kind: 'began'; readonly format: number; readonly shared: boolean }
/** The last entry of a file, unless the process was killed. */
export type Closed = Each & { readonly kind: 'closed' }
export type Created = Each & {
  readonly kind: 'created'
  readonly object: 'network' | 'volume'
  readonly id: string
  readonly name: string
}
export type ImageEntry = Each & {
  readonly kind: 'loaded' | 'imported' | 'tagged'
  readonly name: string
  /** True: an image had this name before the job. */
  readonly existed: boolean
}
export type Removed = Each & {
  readonly kind: 'removed'
  readonly object: ObjectKind
  readonly id: string
  readonly name: string
}
export type ContainerEntry =
  | (OfContainer & { readonly kind: 'created'; readonly object: 'container' })
  | (OfContainer & { readonly kind: 'started' | 'oom' })
  | (OfContainer & {
      readonly kind: 'ended'
      readonly exitCode: number | null
      /** True: by a signal that someone sent through the daemon, as `docker stop` does. */
      readonly stopped: boolean
    })
export type Inspected = Each & {
  readonly kind: 'inspected'
  readonly id: string
  /** The first word of its command. The others can be secrets. */
  readonly program: string
  /** Bytes. null: none. */
  readonly memoryLimit: number | null
}
export type Published = Each & {
  readonly kind: 'published'
  readonly id: string
  /** Such as `0.0.0.0:8080->80/tcp`. */
  readonly ports: readonly string[]
}
export type Peak = Each & { readonly kind: 'peak'; readonly id: string; readonly bytes: number }
export type Pulled = Each & {
  readonly kind: 'pulled'
  readonly name: string
  readonly existed: boolean
  readonly registry: string
  /** Of the image as the daemon keeps it. null: it was gone. */
  readonly bytes: number | null
}
/** Time without a connection to the daemon, which holds only its last events. */
export type Gap = Each & { readonly kind: 'gap'; readonly until: string }
/** The file is full: so many entries were left out until now. */
export type LeftOut = Each & { readonly kind: 'left-out'; readonly entries: number }
/** What the guard refused, would have refused, or changed. */
export type GuardEntry = Each & {
  readonly kind: 'refused' | 'would-refuse' | 'changed'
  /** null for a change. */
  readonly rule: string | null
  readonly place: string
  /** Of the request, shortened, or the sentence about the change. */
  readonly value: string
  readonly method: string
  readonly path: string
  /** How often, since the last line about the same. */
  readonly times: number
}

/** A line of the ledger. */
export type Entry =
  | Began
  | Closed
  | Created
  | ImageEntry
  | Removed
  | ContainerEntry
  | Inspected
  | Published
  | Peak
  | Pulled
  | Gap
  | LeftOut
  | GuardEntry
