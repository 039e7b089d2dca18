/**
 * Escapes a text for a regular expression without the flags `u` and `v`. `RegExp.escape` exists since Node.js 24.
 */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}
