/** The HTTP status with which the engine refused; undefined where the connection itself failed. */
export function statusCodeOf(error: unknown): number | undefined {
  return (error as { statusCode?: number } | undefined)?.statusCode
}

/** Null where the engine answers that there is none. */
export async function missingAsNull<T>(looking: Promise<T>): Promise<T | null> {
  try {
    return await looking
  } catch (error) {
    if (statusCodeOf(error) === 404) return null
    throw error
  }
}

/** Takes these answers for success. */
export async function tolerate(statusCodes: readonly number[], changing: Promise<unknown>): Promise<void> {
  try {
    await changing
  } catch (error) {
    const statusCode = statusCodeOf(error)
    if (statusCode === undefined || !statusCodes.includes(statusCode)) throw error
  }
}
