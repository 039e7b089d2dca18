import type { Judge } from '../endpoint.ts'
import { containerConfig } from '../fields/container-config.ts'
import { refer } from '../fields/namespaces.ts'
import { object } from '../fields/object.ts'
import { together, violation } from '../findings.ts'
import { isObject, isZero } from '../json-kinds.ts'
import { readBody } from './read-body.ts'

const config = object(containerConfig)

/**
 * An image of a container. dockerode sends its parameters in the body too, where the daemon ignores them, and docker-java the limits of
 * the container with their zero values.
 */
export const commit: Judge = (request) => {
  const { call, body, policy } = request
  const [container = ''] = call.query.get('container') ?? []
  const named = [
    refer(container, { place: 'query container', policy }, 'container'),
    ...(call.query.get('changes') ?? []).map((change) =>
      /^\s*label\b.*berth\./is.test(change) ? violation('berth-label', 'query changes', '') : {},
    ),
  ]
  if (isZero(body)) return { ...together(named), body }
  const known = isObject(body) ? new Map([...body].filter(([key]) => !call.query.has(key))) : body
  return readBody(config, () => together(named))({ ...request, body: known })
}
