import { ipv4Pattern, renumberIpv4 } from './anonymise/ipv4.ts'
import { renumberIpv6 } from './anonymise/ipv6.ts'
import { startNaming } from './anonymise/naming.ts'
import { type Rule, rulesOf } from './anonymise/rules.ts'
import { textRulesOf } from './anonymise/text-rules.ts'
import type { Observed } from './facts.ts'

/**
 * The facts without what tells whose machine it is: names of machines, users, folders, images, containers, networks
 * and registries, ids and addresses. What checks judge by stays: versions, drivers, sizes, which names are the same,
 * which paths and subnets lie within each other. Pure; anonymous facts come out as they went in.
 */
export function anonymise(observed: Observed): Observed {
  const naming = startNaming()
  const found = new Set<string>()
  const note: Rule = (address) => {
    found.add(address)
    return address
  }
  // Sentences come second: any name of the facts may be in them, and all of these have to be known by then.
  const learning = textRulesOf(naming, { ipv4: note, ipv6: note })
  const sentence: Rule = (text) => text.replace(ipv4Pattern, note)
  apply(observed, rulesOf(naming, { ...learning, sentence }), sentence)

  const ipv4 = [...found].filter((address) => address.includes('.'))
  const rules = textRulesOf(naming, { ipv4: renumberIpv4(ipv4), ipv6: renumberIpv6() })
  return apply(observed, rulesOf(naming, rules), rules.sentence) as Observed
}

/** A value by the rules of its type, or of the list that it is in. Reasons why something was not seen are sentences. */
function apply(value: unknown, rules: unknown, sentence: Rule): unknown {
  const rule = isRule(rules) ? rules : undefined
  if (typeof value === 'string') return rule ? rule(value) : value
  if (Array.isArray(value)) return value.map((item) => apply(item, rules, sentence))
  if (!isRecord(value)) return value
  const { status, reason } = value
  if (status === 'unseen' && typeof reason === 'string') return { status, reason: sentence(reason) }
  if (status === 'seen') return { status, value: apply(value['value'], rules, sentence) }
  // One rule for a whole object: of labels, nothing is left.
  if (rule) return {}
  const ofKey = (key: string) => (isRecord(rules) ? rules[key] : undefined)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, apply(item, ofKey(key), sentence)]),
  )
}

const isRule = (rules: unknown): rules is Rule => typeof rules === 'function'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
