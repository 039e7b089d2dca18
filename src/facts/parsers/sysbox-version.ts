/**
 * The version in the output of `sysbox-runc --version`, which lists `edition`, `version` and `commit` (nestybox/sysbox-runc,
 * main.go). null if there is none.
 */
export function parseSysboxVersion(output: string): string | null {
  return /^\s*version:\s*v?(\d+\.\d+\S*)\s*$/m.exec(output)?.[1] ?? null
}
