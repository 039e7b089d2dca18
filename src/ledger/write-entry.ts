import type { Entry } from './entry.ts'

/** Characters of a text from outside. The longest name of an image has 255 (distribution/reference). */
const longest = 300
/** Ports of one container. A range can have thousands. */
const mostPorts = 50

/** The line of an entry, without its end. Long texts are cut, so that a line has at most some kilobytes. */
export function writeEntry({ at, kind, ...rest }: Entry): string {
  return JSON.stringify({ at, kind, ...rest }, (_, value) => {
    if (typeof value === 'string' && value.length > longest)
      return `${value.slice(0, longest).toWellFormed()}…`
    return Array.isArray(value) ? value.slice(0, mostPorts) : value
  })
}
