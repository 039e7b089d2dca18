import type { OomKill, OomTrace } from '../steps/daemon/oom/oom-kills.ts'
import { bytes, count } from '../values/quantity.ts'
import type { Annotation } from './annotations.ts'
import { limitNote, limitWords, oomSentence, places } from './oom-words.ts'
import { plain } from './plain.ts'
import { text, value } from './summary-text.ts'

/** GitHub shows ten annotations of a step and level. The rest of the post step can need some. */
const mostAnnotations = 5
const mostRows = 100
const longestName = 200

/** A warning for each place, and one for the rest. */
export function oomAnnotations({ kills, memory }: OomTrace): Annotation[] {
  const shown = kills
    .slice(0, mostAnnotations)
    .map((kill) => `${plain(oomSentence(kill, memory))} ${limitWords(kill.limit, memory).remedy}`)
  const rest = kills.length - shown.length
  const more = rest > 0 ? [`${count(rest, 'more OOM-killed container')} in the job summary.`] : []
  return [...shown, ...more].map((message) => ({ level: 'warning', title: 'oom-kill', message }))
}

/** Lines for the log, which shows annotations too. */
export function oomLog(trace: OomTrace): string[] {
  const rest = trace.kills.slice(mostAnnotations)
  return [...rest.map((kill) => plain(oomSentence(kill, trace.memory))), ...limitNote(trace)]
}

/** A table for the job summary; null if nothing was killed. */
export function oomSummary(trace: OomTrace): string | null {
  const { kills, memory, peak } = trace
  if (kills.length === 0) return null
  const rows = kills.slice(0, mostRows).map((kill) => `| ${cells(kill, memory).join(' | ')} |`)
  const more = kills.length > mostRows ? [`${kills.length - mostRows} more are in the log.`] : []
  const used =
    peak === null
      ? []
      : [`The job daemon used at most ${bytes(peak)} of ${bytes(memory)}, page cache included.`]
  const remedies = [...new Set(kills.map(({ limit }) => limitWords(limit, memory).remedy))]
  return [
    '### ⚠️ OOM kills in this job',
    [
      '| Where | Image | Program | Memory limit | Exit code | Kills |',
      '|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
    ...[...more, ...used, ...limitNote(trace), ...remedies].map(text),
  ].join('\n\n')
}

function cells(kill: OomKill, memory: number): string[] {
  const { place, limit, times } = kill
  const kills = String(times)
  if (place.kind !== 'container')
    return [text(places[place.kind]), '', '', text(limitWords(limit, memory).cell), '', kills]
  const { name, service, image, isRemoved, program, exitCode } = place.container
  const shown = value(name, longestName)
  const named = service === null ? shown : `${value(service, longestName)} (${shown})`
  const where = isRemoved ? `${named}, removed` : named
  return [
    where,
    value(image, longestName),
    program === null ? '' : value(program, longestName),
    text(limitWords(limit, memory).cell),
    exitCode === null ? 'runs' : String(exitCode),
    kills,
  ]
}
