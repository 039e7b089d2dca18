/**
 * The items by their keys, both in the order in which they first appear. Node.js 20 runs Berth in the images of act,
 * Gitea and Forgejo, and has no `Map.groupBy`.
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
