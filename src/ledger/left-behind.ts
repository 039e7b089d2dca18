import type { Ledger, LedgerThing } from './ledger.ts'

/** What a daemon has now. */
export type Existing = {
  readonly containers: readonly string[]
  readonly networks: readonly string[]
  /** Volumes by name, the others by ID. */
  readonly volumes: readonly string[]
  readonly images: readonly { readonly names: readonly string[]; readonly createdAt: number }[]
}

/** What the job made and did not remove. */
export type LeftBehind = {
  readonly containers: readonly (LedgerThing & { readonly isRunning: boolean })[]
  readonly networks: readonly LedgerThing[]
  readonly volumes: readonly LedgerThing[]
  /** The names of images that it pulled, loaded, tagged or built. */
  readonly images: readonly string[]
}

/** Compares what the job made with what is there now. */
export function leftBehind(
  { containers, networks, volumes, images, beganAt }: Ledger,
  existing: Existing,
  isOwnImage: (name: string) => boolean,
): LeftBehind {
  const still = (ids: readonly string[]) => (thing: LedgerThing) => ids.includes(thing.id)
  const existed = new Map(images.map((image) => [image.name, image.existed]))
  const isNew = (name: string, createdAt: number) =>
    existed.has(name) ? existed.get(name) === false : beganAt !== null && createdAt >= beganAt
  return {
    containers: containers.filter(still(existing.containers)).map(({ id, name, startedAt, endedAt }) => ({
      ...{ id, name },
      isRunning: startedAt !== null && endedAt === null,
    })),
    networks: networks.filter(still(existing.networks)),
    volumes: volumes.filter(still(existing.volumes)),
    // An engine 20.10 has no event for an image that its BuildKit built.
    images: existing.images
      .flatMap(({ names, createdAt }) => names.filter((name) => isNew(name, createdAt)))
      .filter((name) => !isOwnImage(name)),
  }
}
