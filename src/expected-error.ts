export type ErrorCode =
  | 'invalid-input'
  | 'no-strategy-left'
  | 'engine-unreachable'
  | 'engine-error'
  | 'engine-timeout'
  | 'image-unavailable'
  | 'volume-in-use'
  | 'daemon-not-ready'
  | 'builder-in-use'
  | 'builder-not-ready'
  | 'buildx-missing'
  | 'proof-failed'
  | 'unsupported-platform'
  | 'client-configuration-unreadable'
  | 'journal-unreadable'
  | 'file-unwritable'
  | 'findings'

/**
 * The one class of error that Berth expects: its message says what went wrong and where, its remedy what to do.
 * Any other error is a bug of Berth's and is told as one.
 */
export class ExpectedError extends Error {
  readonly code: ErrorCode
  readonly remedy: string
  /** Longer matter that helps (a log's last lines), printed beneath the message. */
  readonly details: string

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
