/**
 * The error of a file that cannot be written. Node's own names no path where a disk is full, and says ENOENT where a
 * directory is to be made on a read-only disk.
 *
 * @param what the path, with the name by which the runner knows it if it is one of the runner's
 */
export function unwritable(what: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const error = new Error(`${what} cannot be written: ${reason}`, { cause })
  error.name = 'Unwritable'
  return error
}
