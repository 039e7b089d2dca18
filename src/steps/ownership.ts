import type { Labels } from '../plan/plan.ts'

/** True if an object that was found carries the job's token, so that this very job made it. */
export function isOwn(found: Readonly<Record<string, string>> | null | undefined, labels: Labels): boolean {
  const token = labels['berth.token']
  return token !== undefined && found?.['berth.token'] === token
}
