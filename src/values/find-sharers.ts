import { groupBy } from './group-by.ts'

/** The first two or more items that have a key in common. */
export function findSharers<T>(
  items: readonly T[],
  keyOf: (item: T) => unknown,
): readonly [T, T, ...T[]] | undefined {
  const groups = groupBy(items, keyOf).values()
  return [...groups].find((group): group is [T, T, ...T[]] => group.length > 1)
}
