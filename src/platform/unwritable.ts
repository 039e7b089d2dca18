/**
 * The error for a file that cannot be written. Node's error has no path if the disk is full, and is ENOENT for creating a
 * directory on a read-only filesystem.
 *
 * @param file the path, with its variable if it is a file of the runner
 */
export function unwritable(file: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const error = new Error(`${file} cannot be written: ${reason}`, { cause })
  error.name = 'Unwritable'
  return error
}
