import { together, violation } from '../findings.ts'
import { isObject } from '../json-kinds.ts'
import { both, type Field, textMap } from './field.ts'

/** The prefix of the labels that Berth reads. */
const reserved = /^berth\./i

/** Labels of a client. Those of Berth are refused, unless they are those of the job: its tests have them. */
export const labels: Field = both(textMap, (value, at) => {
  if (!isObject(value)) return { value }
  const own = at.policy.labels
  const taken = [...value].flatMap(([key, text]) => (reserved.test(key) && own[key] !== text ? [key] : []))
  return { value, ...together(taken.map((key) => violation('berth-label', `${at.place}[${key}]`, ''))) }
})

/** The labels of a client with those of the job, which win. */
export const withLabels: Field = (value, at) => {
  const judged = labels(value, at)
  const own = Object.entries(at.policy.labels)
  return { ...judged, value: new Map([...(isObject(judged.value) ? judged.value : []), ...own]) }
}
