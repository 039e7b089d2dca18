import type { Call } from '../call.ts'
import type { Json } from '../json.ts'
import type { Judgement, Violation } from '../judgement.ts'
import { rules } from '../rules.ts'
import { isField } from '../wire/read-query.ts'
import type { Endpoint } from './endpoint.ts'
import { endpointOf, pathReferences } from './endpoint-of.ts'
import { type Findings, together, violation } from './findings.ts'
import { foreignRules } from './path-names.ts'
import type { Policy } from './policy.ts'

/** Engine 20.10 reads a HostConfig at the start of a container from older clients (moby v20.10, container_routes.go). */
const oldestVersion = 24

/**
 * Judges a request: what it violates, what it names, and what is sent in its place.
 *
 * @param body null for a body of the kind `none` or `stream`
 */
export function judge(call: Call, body: Json, policy: Policy): Judgement {
  const endpoint = endpointOf(call)
  if (endpoint === null) return refusal(call, body, violation('unknown-request', '', nameOf(call)))
  const reading = endpoint.judge?.({ call, body, policy }) ?? {}
  const seen = together([
    versionOf(call),
    parametersOf(call, endpoint),
    { references: pathReferences(endpoint, call.path) },
    reading,
  ])
  const isEnforced = policy.mode === 'enforce'
  const query = isEnforced ? parametersIn(reading.query ?? call.query) : call.query
  return {
    violations: seen.violations.filter((found) => !isOpen(found, policy)),
    references: seen.references.filter(({ kind }) => !policy.allow.includes(foreignRules[kind])),
    binds: seen.binds,
    volumesToCreate: seen.volumesToCreate,
    changes: seen.changes,
    forward: { call: { ...call, query }, body: sentBody(endpoint, body, reading.body) },
    answer: isEnforced ? (reading.answer ?? null) : null,
    reply:
      isEnforced || endpoint.reply === 'hijack' || endpoint.reply === 'remember-exec'
        ? endpoint.reply
        : 'pass',
  }
}

/** A body that nothing rewrote is that of the client. */
const sentBody = ({ body: kind }: Endpoint, body: Json, rewritten: Json | undefined): Json =>
  kind !== 'json' ? null : rewritten === undefined ? body : rewritten

const isOpen = ({ rule }: Violation, { allow }: Policy) => rules[rule].opens && allow.includes(rule)

const nameOf = ({ method, path }: Call) => `${method} /${path.join('/')}`

const refusal = (call: Call, body: Json, findings: Findings): Judgement => ({
  ...together([findings]),
  forward: { call, body },
  answer: null,
  reply: 'pass',
})

function versionOf({ version }: Call): Findings {
  if (version === null) return {}
  const minor = /^1\.(\d{1,3})$/.exec(version)?.[1]
  return minor !== undefined && Number(minor) >= oldestVersion
    ? {}
    : violation('unknown-request', 'API version', version)
}

/** Without fields of the body: no daemon reads them there. */
const parametersIn = (query: Call['query']): Call['query'] =>
  new Map([...query].filter(([name]) => !isField(name)))

/** Parameters that no engine knows, where the call changes something, and those that occur twice. */
function parametersOf({ method, query }: Call, { parameters, lists }: Endpoint): Findings {
  return together(
    [...parametersIn(query)].map(([name, values]) => {
      if (values.length > 1 && !lists.includes(name))
        return violation('ambiguous-request', `query ${name}`, 'twice')
      const isKnown = parameters.includes(name) || method === 'GET' || method === 'HEAD'
      return isKnown ? {} : violation('unknown-parameter', `query ${name}`, '')
    }),
  )
}
