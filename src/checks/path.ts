/** True if `path` is `directory` or lies below it. Both are absolute POSIX paths of one machine. */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory.endsWith('/') ? directory : `${directory}/`)
}
