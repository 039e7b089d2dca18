import { idPattern, isWellKnown } from './well-known.ts'

export type Naming = {
  /** The replacement for a name: `container-1`, `container-2`, … in order of appearance. Equal names stay equal. */
  name(label: string, original: string): string
  /** Replaces each random ID in a text by a number of the same length. IDs with the same first digits keep that. */
  ids(text: string): string
  /** The names replaced so far, which are also replaced in sentences. */
  originals(): readonly string[]
}

/** Starts the renaming for the facts of one machine. */
export function startNaming(): Naming {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  const originals = new Set<string>()
  const idNumbers = new Map<string, string>()

  /** The short ID of twelve digits gets the same number as the long one. */
  const id = (original: string): string => {
    const digits = original.toLowerCase().replace(/[-_]/g, '')
    const short = digits.slice(0, 12)
    const known = idNumbers.get(short) ?? String(idNumbers.size + 1).padStart(12, '0')
    idNumbers.set(short, known)
    const rest = [...known.padEnd(digits.length, '0')].values()
    return original.replace(/[0-9a-f]/gi, () => rest.next().value ?? '0')
  }
  const ids = (text: string) => text.replace(idPattern, id)

  return {
    ids,
    name(label, original) {
      if (original === '' || isWellKnown(original)) return ids(original)
      // A folder can have the name of a common word, such as `engine`, so it is replaced only in paths. A folder with a
      // space is also replaced in sentences, where the space would split the path.
      if (label !== 'folder' || /\s/.test(original)) originals.add(original)
      const known = names.get(original)
      if (known !== undefined) return known
      const count = (counts.get(label) ?? 0) + 1
      counts.set(label, count)
      names.set(original, `${label}-${count}`)
      return `${label}-${count}`
    },
    originals: () => [...originals],
  }
}
