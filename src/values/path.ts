/** True if `path` is `directory` or lies below it: `/work` holds `/work/a`, but not `/workshop`. Absolute POSIX paths. */
export function isWithin(path: string, directory: string): boolean {
  return `${withoutTrailingSlash(path)}/`.startsWith(`${withoutTrailingSlash(directory)}/`)
}

/** `/work/` becomes `/work`, and `/` becomes an empty text. */
export function withoutTrailingSlash(path: string): string {
  return path.replace(/\/+$/, '')
}
