import { together, violation } from '../findings.ts'
import { isObject } from '../json-kinds.ts'
import { both, type Field, textMap } from './field.ts'

/** The prefix of the labels that Berth reads. */
const reserved = /^berth\./i

/** Labels of a client. Those of Berth are refused, whatever their value. */
export const labels: Field = both(textMap, (value, { place }) => {
  if (!isObject(value)) return { value }
  const taken = [...value.keys()].filter((key) => reserved.test(key))
  return { value, ...together(taken.map((key) => violation('berth-label', `${place}[${key}]`, ''))) }
})

/** The labels of a client with those of the job, which win. */
export const withLabels: Field = (value, at) => {
  const judged = labels(value, at)
  const own = Object.entries(at.policy.labels)
  return { ...judged, value: new Map([...(isObject(judged.value) ? judged.value : []), ...own]) }
}
