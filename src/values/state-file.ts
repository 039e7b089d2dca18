/**
 * The last complete value of a name in the file of GITHUB_STATE: `NAME<<END`, lines, `END` (@actions/core,
 * file-command.ts). A value without its end does not count.
 */
export function lastValueIn(text: string, name: string): string | undefined {
  const lines = text.split('\n')
  let last: string | undefined
  for (let place = 0; place < lines.length; place++) {
    const [, key, delimiter] = /^(.+?)<<(.+)$/.exec(lines[place] ?? '') ?? []
    if (delimiter === undefined) continue
    const end = lines.indexOf(delimiter, place + 1)
    if (end < 0) break
    if (key === name) last = lines.slice(place + 1, end).join('\n')
    place = end
  }
  return last
}
