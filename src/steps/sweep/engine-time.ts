import type { Docker } from '../../platform/docker.ts'

/** The engine's clock in milliseconds since 1970; NaN if the engine does not report it. */
export async function engineTime(docker: Docker): Promise<number> {
  return Date.parse(String((await docker.info())['SystemTime']))
}
