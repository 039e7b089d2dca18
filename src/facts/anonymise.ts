import { ipv4Pattern, renumberIpv4 } from './anonymise/ipv4.ts'
import { renumberIpv6 } from './anonymise/ipv6.ts'
import { startNaming } from './anonymise/naming.ts'
import { type Rule, rulesOf } from './anonymise/rules.ts'
import { textRulesOf } from './anonymise/text-rules.ts'
import type { Observed } from './facts.ts'

/**
 * Removes what identifies a machine or its owner: names of machines, users, folders, images, containers, networks and
 * registries, IDs and addresses. Keeps what checks need: versions, drivers, sizes, which names are equal, and which paths
 * and subnets contain each other. Pure and idempotent.
 */
export function anonymise(observed: Observed): Observed {
  const naming = startNaming()
  const found = new Set<string>()
  const collect: Rule = (address) => {
    found.add(address)
    return address
  }
  // Two passes: a sentence can contain any name, so the first pass collects all names.
  const collecting = textRulesOf(naming, { ipv4: collect, ipv6: collect })
  const sentence: Rule = (text) => text.replace(ipv4Pattern, collect)
  apply(observed, rulesOf(naming, { ...collecting, sentence }), sentence)

  const ipv4 = [...found].filter((address) => address.includes('.'))
  const rules = textRulesOf(naming, { ipv4: renumberIpv4(ipv4), ipv6: renumberIpv6() })
  return apply(observed, rulesOf(naming, rules), rules.sentence) as Observed
}

/** Applies the rules to a value. The items of a list share a rule. Reasons of unseen facts are sentences. */
function apply(value: unknown, rules: unknown, sentence: Rule): unknown {
  const rule = isRule(rules) ? rules : undefined
  if (typeof value === 'string') return rule ? rule(value) : value
  if (Array.isArray(value)) return value.map((item) => apply(item, rules, sentence))
  if (!isRecord(value)) return value
  const { status, reason } = value
  if (status === 'unseen' && typeof reason === 'string') return { status, reason: sentence(reason) }
  if (status === 'seen') return { status, value: apply(value['value'], rules, sentence) }
  // A single rule for an object means labels, which are all removed.
  if (rule) return {}
  const ofKey = (key: string) => (isRecord(rules) ? rules[key] : undefined)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, apply(item, ofKey(key), sentence)]),
  )
}

const isRule = (rules: unknown): rules is Rule => typeof rules === 'function'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
