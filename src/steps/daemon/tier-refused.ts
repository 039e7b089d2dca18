/** The kernel or the host daemon refuses a tier, before the daemon starts in it. */
export class TierRefused extends Error {
  override readonly name = 'TierRefused'
}

/** The reason in the line `berth: refused: <reason>` of an entry script, or undefined. */
export function refusalIn(log: string): string | undefined {
  return /^berth: refused: (.+)$/m.exec(log)?.[1]
}
