/**
 * The text as the source of a regular expression without the flag `u` or `v`, which matches that text and nothing else.
 * `RegExp.escape` came with Node.js 24.
 */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}
