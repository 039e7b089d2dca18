import type { Request } from '../request.ts'

/** The longest path of a Unix socket in bytes, without the closing zero (unix(7): sun_path has 108). */
export const longestSocketPath = 107

/**
 * The directory of a job daemon's socket, settings and certificates. With a guard it is outside of the temporary directory, which
 * containers can mount.
 */
export function socketDirectory({ job, guard }: Request, temp: string, work: string | null): string {
  return `${guard === 'off' ? temp : (work ?? temp)}/berth-${job.token}`
}

/** The path of its socket. */
export function socketPath(request: Request, temp: string, work: string | null): string {
  return `${socketDirectory(request, temp, work)}/docker.sock`
}

/** Bytes of the text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
