/** What main says when it has journalled a step and begins it: the steps of a builder of the job's own. */
export const socketSteps = [
  ...[/^Sweep/, /^Make sure/, /^Give buildx/, /^Create the builder/],
  ...[/^Point later/, /^Prove/],
] as const

/** The same of a daemon of the job's own. */
export const dindSteps = [
  ...[/^Sweep/, /^Make sure/, /^Create the directory/, /^Create the volume/, /^Launch the daemon/],
  ...[/^Give buildx/, /^Use the BuildKit/, /^Point later/, /^Find the daemon/, /^Prove/],
] as const

/** What post says when it begins to take a step back. */
export const socketUndos = [
  /^Undo: point later/,
  /^Undo: create the builder/,
  /^Undo: prove/,
  /^Undo: give buildx/,
] as const

/** The same of a daemon of the job's own. */
export const dindUndos = [
  ...[
    /^Undo: point later/,
    /^Undo: prove/,
    /^Undo: launch the daemon/,
    /^Stopping the daemon/,
    /^Undo: give buildx/,
  ],
  ...[/^Undo: create the volume/, /^Undo: create the directory/],
] as const

/** What is done there, in the words of the log. */
export const wordsOf = (step: RegExp): string => step.source.replace(/^\^(Undo: )?/, '').toLowerCase()
