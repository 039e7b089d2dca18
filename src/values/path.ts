/** True if `path` is `directory` or is below it: `/work/a` is in `/work`, `/workshop` is not. Absolute POSIX paths. */
export function isWithin(path: string, directory: string): boolean {
  return `${withoutTrailingSlash(path)}/`.startsWith(`${withoutTrailingSlash(directory)}/`)
}

/** `/work/` becomes `/work`, and `/` becomes an empty string. */
export function withoutTrailingSlash(path: string): string {
  return path.replace(/\/+$/, '')
}
