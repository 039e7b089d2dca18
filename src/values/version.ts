/** The leading numbers of a version: `v28.0.4-ce` gives 28, 0, 4. Empty if there are none (`dev`). */
export function versionNumbers(version: string): number[] {
  const match = /^v?(\d+(?:\.\d+)*)/.exec(version)
  return match?.[1]?.split('.').map(Number) ?? []
}

/** Compares number by number, so that 1.9 is older than 1.41. A version without numbers is never older. */
export function isOlder(version: string, than: string): boolean {
  const numbers = versionNumbers(version)
  if (numbers.length === 0) return false
  for (const [index, wanted] of versionNumbers(than).entries()) {
    const number = numbers[index] ?? 0
    if (number !== wanted) return number < wanted
  }
  return false
}
