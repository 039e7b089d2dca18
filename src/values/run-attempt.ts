/** One attempt of a workflow run. */
export type RunAttempt = { readonly repository: string; readonly run: string; readonly attempt: string }

/** True if GitHub can be asked about it: its names come from labels, and become a part of an address. */
export function isOfGitHub({ repository, run, attempt }: RunAttempt): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(repository) && [run, attempt].every((number) => /^\d{1,15}$/.test(number))
}

/** The attempt as one text, by which equal ones are found. */
export const nameOfAttempt = ({ repository, run, attempt }: RunAttempt): string =>
  `${repository}/${run}/${attempt}`
