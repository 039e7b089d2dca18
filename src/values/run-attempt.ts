/** One attempt of a workflow run. */
export type RunAttempt = { readonly repository: string; readonly run: string; readonly attempt: string }

/** True if GitHub can be asked about it. Its names come from labels and become part of a URL, so they are checked. */
export function isOfGitHub({ repository, run, attempt }: RunAttempt): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(repository) && [run, attempt].every((number) => /^\d{1,15}$/.test(number))
}

/** The attempt as a string, to compare attempts. */
export const nameOfAttempt = ({ repository, run, attempt }: RunAttempt): string =>
  `${repository}/${run}/${attempt}`
