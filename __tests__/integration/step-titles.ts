/** The log lines of main at the start of each step, with a separate builder. */
export const socketSteps = [
  ...[/^Removing Berth resources/, /^Checking for image/, /^Creating buildx directory/, /^Creating builder/],
  ...[/^Setting/, /^Testing/],
] as const

/** The same with a job daemon. */
export const dindSteps = [
  ...[/^Removing Berth resources/, /^Checking for image/, /^Creating directory/, /^Creating volume/],
  ...[/^Starting job daemon/, /^Creating buildx directory/, /^Using the BuildKit/, /^Setting/],
  ...[/^Finding the process/, /^Testing/],
] as const

/** The log lines of post at the start of each undo. */
export const socketUndos = [
  ...[/^Resetting/, /^Removing builder/, /^Removing test/, /^Removing buildx directory/],
] as const

/**
 * The same with a job daemon. Only a running one is stopped, and a kill can come late: what it is killed at comes before
 * its undo, whose title every post logs.
 */
export const dindUndos = [
  ...[/^Resetting/, /^Removing test/, /^Stopping job daemon/, /^Removing job daemon/],
  ...[/^Removing buildx directory/, /^Removing volume/, /^Removing directory/],
] as const

/** The step in the words of the log. */
export const wordsOf = (step: RegExp): string => step.source.replace(/^\^/, '').toLowerCase()
