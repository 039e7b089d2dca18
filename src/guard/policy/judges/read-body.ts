import type { Judge } from '../endpoint.ts'
import type { Field } from '../fields/field.ts'
import { type Findings, together, violation } from '../findings.ts'
import { isObject, kindOf } from '../json-kinds.ts'

/** Reads a body that must be an object. */
export const readBody =
  (field: Field, more: (request: Parameters<Judge>[0]) => Findings = () => ({})): Judge =>
  (request) => {
    const { body, policy } = request
    if (!isObject(body))
      return { ...together([violation('unexpected-value', 'body', kindOf(body)), more(request)]), body }
    const judged = field(body, { place: '', policy })
    return { ...together([judged, more(request)]), body: judged.value }
  }
