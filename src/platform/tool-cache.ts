/**
 * Downloads, and the runner's tool cache (RUNNER_TOOL_CACHE), which keeps programs for later jobs on this machine.
 * Downloads go through the proxy in the environment.
 */
export type ToolCache = {
  /**
   * The text of a small file.
   *
   * @throws an error with the status (`httpStatusCode`), or the error of the connection
   */
  readText(url: string): Promise<string>
  /**
   * Downloads a file, with retries if the connection breaks or the server is busy. Rejects like `readText`, or with an
   * error that names the file (`name`: Unwritable).
   *
   * @returns its SHA-256 in hexadecimal digits
   */
  download(url: string, path: string): Promise<string>
  /**
   * Copies a program that was kept to `path`.
   *
   * @returns the checksum that it was kept with, and that of the copy; null if none is kept
   */
  take(tool: string, version: string, path: string): Promise<{ kept: string; copied: string } | null>
  /** True if the program was kept. */
  has(tool: string, version: string): boolean
  /** The newest version of a program that was kept, without release candidates; null if there is none. */
  newest(tool: string): string | null
  /** Keeps a program for later jobs. Rejects if the runner has no tool cache, or it cannot be written to. */
  keep(path: string, sha256: string, tool: string, version: string): Promise<void>
}

export type OpenToolCache = () => Promise<ToolCache>

/** Few jobs install a program, so the packages for it are in a separate file: docs/adr/0010-buildx-itself.md. */
export const openToolCache: OpenToolCache = async () => (await import('./tool-cache-client.ts')).toolCache
