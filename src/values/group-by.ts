/**
 * The items by their keys, both in the order of their first appearance. Node.js 20 has no `Map.groupBy`, and it runs
 * Berth in the images of act, Gitea and Forgejo.
 */
export function groupBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
