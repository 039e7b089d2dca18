const descriptions: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a directory',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ESRCH: 'the process has ended',
  ELOOP: 'too many symbolic links',
}

/** The code of a system call's error, such as ENOENT; undefined for any other error. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : undefined
}

/** The reason for a failed system call, with its code. */
export function systemErrorText(error: unknown): string {
  const code = codeOf(error)
  const known = code === undefined ? undefined : descriptions[code]
  if (known) return `${known} (${code})`
  return error instanceof Error ? error.message : String(error)
}
