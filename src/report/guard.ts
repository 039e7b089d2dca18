import type { Achieved, BoundaryGap } from '../steps/achieved.ts'

const modes = {
  audit: 'It allows each request and reports what `enforce` would refuse.',
  enforce: 'It refuses requests that reach the machine or another job.',
} as const

const boundaries = {
  enforced: 'The test found no way for the steps of this job to avoid it.',
  advisory:
    'It protects from accidents and from the containers of this job, not from its steps, which can avoid it:',
} as const

/** The guard and its boundary as sentences. Values from outside are in backticks. Empty without a guard. */
export function guardSentences({ guard }: Pick<Achieved, 'guard'>): string[] {
  if (guard === undefined) return []
  const { mode, boundary, gaps } = guard
  return [
    `\`guard: ${mode}\` stands before the daemon. ${modes[mode]}`,
    `Boundary: ${boundary}. ${boundaries[boundary]}`,
    ...gaps.map(gapSentence),
  ]
}

function gapSentence(gap: BoundaryGap): string {
  switch (gap.kind) {
    case 'daemon':
      return `The job can connect to \`${gap.address}\`.`
    case 'root':
      return gap.as === 'user' ? 'The job runs as root.' : 'The job becomes root by sudo without a password.'
    case 'same-user':
      return `The process of the guard (${gap.pid}) has the same user as the job, who can end it.`
  }
}
