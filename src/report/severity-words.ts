import type { Severity } from '../checks/check.ts'

/** A severity at the start of a title. */
export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  notice: 'Notice',
}
