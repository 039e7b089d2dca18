import { type NamespaceName, namespaceNames } from '../facts.ts'

/** Parses the target of a link in `/proc/<pid>/ns` (namespaces(7)), such as `net:[4026531840]`. */
export function parseNamespaceLink(text: string): { name: NamespaceName; inode: number } | null {
  const [, found, inode] = /^(\w+):\[(\d+)\]$/.exec(text) ?? []
  const name = namespaceNames.find((each) => each === found)
  return name && inode ? { name, inode: Number(inode) } : null
}
