const words: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is no directory',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ESRCH: 'the process has ended',
  ELOOP: 'too many symbolic links',
}

/** The code of Node's error for a system call, such as ENOENT; undefined where it is another error. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : undefined
}

/** Why a system call failed, in words and with the code. */
export function systemErrorWords(error: unknown): string {
  const code = codeOf(error)
  const known = code === undefined ? undefined : words[code]
  if (known) return `${known} (${code})`
  return error instanceof Error ? error.message : String(error)
}
