/** How the things of this job are known. */
export type Owner = {
  /** The token of the job, which its labels hold. */
  readonly token: string
  /** Beginnings of the names that Berth gives to what it makes for this job. */
  readonly ownNames: readonly string[]
  /** Images that Berth itself pulls. */
  readonly ownImages: readonly string[]
  /** True: only what has the job's label is the job's. A guard labels all that the job makes. */
  readonly onlyLabelled: boolean
}

/** Names that any job's Berth gives to its things, and Buildx to those of a builder of Berth. */
const berthName = /^(?:buildx_buildkit_)?berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}/

export const isBerthName = (name: string): boolean => berthName.test(name)

/**
 * Checks if a thing counts as the job's: neither Berth itself nor another job of Berth made it.
 *
 * @param labels null: they are not known, because the thing is gone already
 */
export function belongs(
  { token, ownNames, ownImages, onlyLabelled }: Owner,
  name: string,
  labels: Readonly<Record<string, string>> | null,
): boolean {
  if (isBerthName(name) || ownNames.some((own) => name.startsWith(own)) || ownImages.includes(name))
    return false
  const { 'berth.token': owner, 'berth.run': run } = labels ?? {}
  if (owner !== undefined) return owner === token
  return !onlyLabelled && run === undefined
}
