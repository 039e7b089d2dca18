import { strongerThan, tiers } from '../plan/tiers/choose-tiers.ts'
import type { Report } from './report.ts'

/** The tier of the job daemon: its wall, the stronger tiers that are not taken, and what does not work in it. */
export function privilegeSentences({ achieved: { daemon } }: Report): string[] {
  if (!daemon) return []
  const { wall, lacks } = tiers[daemon.privilege]
  return [
    `The job daemon runs with \`privilege: ${daemon.privilege}\`. ${wall}`,
    ...strongerThan(daemon.privilege, daemon.passedOver).map(
      ({ privilege, reasons }) => `Not \`${privilege}\`: ${reasons.join(' ')}`,
    ),
    ...lacks,
  ]
}
