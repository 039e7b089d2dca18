import type { Violation } from './judgement.ts'

/**
 * The status of a refusal. An object of another job is not found by who reads it, as it is in no list: `docker inspect` asks for a
 * container, an image and a network of one name, until one is found.
 */
export function refusalStatus(method: string, violations: readonly Violation[]): 403 | 404 | 413 {
  if (violations.some(({ rule }) => rule === 'oversized-body')) return 413
  const isRead = method === 'GET' || method === 'HEAD'
  return isRead && violations.length > 0 && violations.every(({ rule }) => rule.startsWith('foreign-'))
    ? 404
    : 403
}
