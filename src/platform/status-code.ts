/** The HTTP status of an engine's error; undefined if the connection failed. */
export function statusCodeOf(error: unknown): number | undefined {
  return (error as { statusCode?: number } | undefined)?.statusCode
}

/** Gives null if the engine answers with status 404. */
export async function missingAsNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (statusCodeOf(error) === 404) return null
    throw error
  }
}

/** Treats these error statuses as success. */
export async function tolerate(statusCodes: readonly number[], call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    const statusCode = statusCodeOf(error)
    if (statusCode === undefined || !statusCodes.includes(statusCode)) throw error
  }
}
