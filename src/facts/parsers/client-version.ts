import { isRecord } from './json.ts'

/** The version in the output of `docker --version`: `Docker version 29.1.3, build 1234567`; null if there is none. */
export function parseClientVersion(output: string): string | null {
  return /\bversion:? v?([^\s,]+)/i.exec(output)?.[1] ?? null
}

/**
 * The version in a CLI plugin's output for `docker-cli-plugin-metadata`, without the leading `v`; null if there is none.
 * A plugin built without a version has `v0.0.0+unknown`, which is kept.
 */
export function parsePluginVersion(output: string): string | null {
  try {
    const metadata: unknown = JSON.parse(output)
    const version = isRecord(metadata) ? metadata['Version'] : undefined
    return typeof version === 'string' && version !== '' ? version.replace(/^v(?=\d)/, '') : null
  } catch {
    return null
  }
}
