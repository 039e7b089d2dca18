export type ErrorCode =
  | 'invalid-input'
  | 'no-strategy-left'
  | 'engine-unreachable'
  | 'engine-error'
  | 'engine-timeout'
  | 'image-unavailable'
  | 'volume-in-use'
  | 'daemon-not-ready'
  | 'storage-unusable'
  | 'companion-failed'
  | 'builder-in-use'
  | 'builder-not-ready'
  | 'buildx-missing'
  | 'buildx-unavailable'
  | 'proof-failed'
  | 'unsupported-platform'
  | 'client-configuration-unreadable'
  | 'journal-unreadable'
  | 'file-unwritable'
  | 'findings'
  | 'internal-error'

/**
 * The class of errors that Berth expects. The message says what failed and where, the remedy what to do. Any other error
 * is a bug in Berth and becomes `internal-error`.
 */
export class ExpectedError extends Error {
  readonly code: ErrorCode
  readonly remedy: string
  /** More lines that help, such as the end of a log. They are printed below the message. */
  readonly details: string

  /** A bundle that is loaded on demand has a copy of this class. Its errors are the same to `instanceof`. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'ExpectedError'
  }

  constructor(
    code: ErrorCode,
    message: string,
    remedy: string,
    more: { cause?: unknown; details?: string } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'ExpectedError'
    this.code = code
    this.remedy = remedy
    this.details = more.details ?? ''
  }
}
