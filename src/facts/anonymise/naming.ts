import { idPattern, isWellKnown } from './well-known.ts'

export type Naming = {
  /** The name that stands for this one: the same for the same, `container-1`, `container-2`, … in order of appearance. */
  name(label: string, original: string): string
  /** The text with each random id in it replaced by a number of as many digits; two that begin alike still do. */
  ids(text: string): string
  /** What has got a name so far, and is to be replaced wherever a sentence has it. */
  originals(): readonly string[]
}

/** Gives names to what has some. One naming is for the facts of one machine. */
export function startNaming(): Naming {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  const told = new Set<string>()
  const idNumbers = new Map<string, string>()

  /** The short id, twelve digits, names the same thing as the long one. */
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
      // A folder may be called anything, as `engine`: it is looked for in paths alone, unless a blank would split these.
      if (label !== 'folder' || /\s/.test(original)) told.add(original)
      const known = names.get(original)
      if (known !== undefined) return known
      const count = (counts.get(label) ?? 0) + 1
      counts.set(label, count)
      names.set(original, `${label}-${count}`)
      return `${label}-${count}`
    },
    originals: () => [...told],
  }
}
