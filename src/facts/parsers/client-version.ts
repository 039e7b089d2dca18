import { isRecord } from './json.ts'

/** The version in `docker --version`: `Docker version 29.1.3, build 1234567`; null where there is none. */
export function parseClientVersion(output: string): string | null {
  return /\bversion:? v?([^\s,]+)/i.exec(output)?.[1] ?? null
}

/**
 * The version that a CLI plugin states when called with `docker-cli-plugin-metadata`, without the leading `v`; null
 * where it states none. A plugin built without a version says `v0.0.0+unknown`, which is kept.
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
