import type { DaemonObject } from '../steps/reap/list-objects.ts'
import type { Reaped } from '../steps/reap/remove-objects.ts'
import { code, escapeMarkdown } from './escape-markdown.ts'
import { clip, plain } from './plain.ts'

/** Rows of the job summary. */
const most = 50
const longest = 200

type Left = readonly Pick<DaemonObject, 'kind' | 'name' | 'what'>[]

/** What a job left in the daemon, as lines of the log. */
export function leftLines(left: Left, reaped: Reaped | null): string[] {
  return left.map((object) =>
    plain(`${object.kind} ${object.name} (${object.what})${became(object, reaped)}`),
  )
}

/** The same as Markdown for the job summary. All names are from outside. */
export function leftSummary(left: Left, reaped: Reaped | null): string {
  const rows = left.slice(0, most).map((object) => {
    const cells = [object.kind, code(clip(object.name, longest)), escapeMarkdown(clip(object.what, longest))]
    return `| ${[...cells, escapeMarkdown(clip(became(object, reaped).slice(2), longest))].join(' | ')} |`
  })
  const rest =
    left.length > most ? [`\n${left.length - most} more are in the log of the step Complete runner.`] : []
  return [
    '### Left in Docker by this job\n',
    reaped === null ? `${others}\n` : '',
    '| | Name | | |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...rest,
    '',
  ].join('\n')
}

const others =
  'They were not there before this job. On a machine that runs several jobs, another job can have made them.'

/** Empty if the objects stay by the choice of the owner. */
function became({ kind, name }: Left[number], reaped: Reaped | null): string {
  if (reaped === null) return ''
  const remaining = reaped.remaining.find((each) => each.kind === kind && each.name === name)
  return remaining ? `: could not be removed: ${remaining.reason}` : ': removed'
}
