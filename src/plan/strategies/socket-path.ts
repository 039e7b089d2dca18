import type { Request } from '../request.ts'

/** The longest path of a Unix socket in bytes, without the closing zero (unix(7): sun_path has 108). */
export const longestSocketPath = 107

/** The directory of a job daemon's socket, settings and certificates. */
export function socketDirectory({ job }: Request, temp: string): string {
  return `${temp}/berth-${job.token}`
}

/** The path of its socket. */
export function socketPath(request: Request, temp: string): string {
  return `${socketDirectory(request, temp)}/docker.sock`
}

/** Bytes of the text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
