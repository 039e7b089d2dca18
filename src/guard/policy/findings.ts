import type { Judgement, Violation } from '../judgement.ts'
import type { RuleId } from '../rules.ts'

type Lists = Pick<Judgement, 'violations' | 'references' | 'binds' | 'volumesToCreate' | 'changes'>

/** What is seen in a part of a request. */
export type Findings = Partial<Lists>

/** One violation. The value is cut, so that the record stays small. */
export function violation(rule: RuleId, place: string, value: string): Findings {
  const cut: Violation = { rule, place, value: value.length > 100 ? `${value.slice(0, 100)}…` : value }
  return { violations: [cut] }
}

/** All that is seen in the parts of a request. */
export function together(parts: readonly Findings[]): Lists {
  return {
    violations: parts.flatMap(({ violations = [] }) => violations),
    references: parts.flatMap(({ references = [] }) => references),
    binds: parts.flatMap(({ binds = [] }) => binds),
    volumesToCreate: [...new Set(parts.flatMap(({ volumesToCreate = [] }) => volumesToCreate))],
    changes: parts.flatMap(({ changes = [] }) => changes),
  }
}
