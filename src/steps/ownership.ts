import type { Labels } from '../plan/plan.ts'

/** True if the object's labels contain the job's token, so that this job created it. */
export function isOwn(found: Readonly<Record<string, string>> | null | undefined, labels: Labels): boolean {
  const token = labels['berth.token']
  return token !== undefined && found?.['berth.token'] === token
}
