import { type ErrorCode, ExpectedError } from '../../expected-error.ts'

/** What is wrong with a node, in full sentences, and what to do. */
export type Problem = { readonly message: string; readonly remedy: string }

/** One error for all problems. */
export function errorOf(code: ErrorCode, problems: readonly Problem[]): ExpectedError {
  const unique = (texts: readonly string[]) => [...new Set(texts)].join(' ')
  return new ExpectedError(
    code,
    unique(problems.map(({ message }) => message)),
    unique(problems.map(({ remedy }) => remedy)),
  )
}
