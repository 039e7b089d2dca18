import type { Client, Engine } from '../facts/facts.ts'
import { isOlder } from '../values/version.ts'
import { defineCheck } from './check.ts'

/**
 * Clients that do not go below API 1.44 by themselves and use their newest on an older engine: those built with
 * moby/client before 0.3.0, which took the floor of moby#51119 back to 1.40.
 */
const highFloors = {
  docker: { from: '29.0.0', until: '29.3.0' },
  buildx: { from: '0.31.0', until: '0.33.0' },
  compose: { from: '5.1.0', until: '5.1.1' },
} as const
const highFloor = '1.44'

export const clientNewerThanEngine = defineCheck({
  id: 'client-newer-than-engine',
  severity: 'error',
  about: 'host-daemon',
  title: 'Each client speaks an API version that the engine understands',
  failureTitle: 'A client speaks an API version that the engine refuses',
  needs: ['clients', 'engine'],

  evaluate({ clients, engine }) {
    const refused = clients.filter((client) => isPinnedOutside(client, engine))
    const stuck = clients.filter((client) => isStuckAbove(client, engine))
    const [first] = [...refused, ...stuck]
    if (!first) return undefined
    return {
      severity: refused.length > 0 ? 'error' : 'warning',
      message: first.pinnedApiVersion
        ? `DOCKER_API_VERSION makes ${first.name} speak API ${first.pinnedApiVersion}, and the engine takes ${engine.minApiVersion} to ${engine.apiVersion}: it refuses every call.`
        : `${first.name} ${first.version} does not go below API ${highFloor} by itself, and the engine ${engine.version} ends at ${engine.apiVersion}: it answers "client version … is too new".`,
      evidence: [
        { label: 'engine', value: `${engine.version}, API ${engine.minApiVersion} to ${engine.apiVersion}` },
        ...[...refused, ...stuck].map(({ name, version, pinnedApiVersion }) => ({
          label: `${name} ${version ?? '(version unknown)'}`,
          value: pinnedApiVersion ? `API ${pinnedApiVersion}, pinned` : `API ${highFloor} or newer`,
        })),
      ],
      remedy: first.pinnedApiVersion
        ? `Unset DOCKER_API_VERSION, so that clients agree with the engine by themselves, or set it to ${engine.apiVersion}.`
        : `Set DOCKER_API_VERSION=${engine.apiVersion} for this job, or use ${first.name} ${highFloors[first.name].until} or newer.`,
      rulesOut: refused.length > 0 ? ['socket'] : [],
    }
  },
})

function isPinnedOutside({ pinnedApiVersion }: Client, { apiVersion, minApiVersion }: Engine): boolean {
  if (pinnedApiVersion === null) return false
  return isOlder(apiVersion, pinnedApiVersion) || isOlder(pinnedApiVersion, minApiVersion)
}

function isStuckAbove({ name, version, pinnedApiVersion }: Client, { apiVersion }: Engine): boolean {
  if (version === null || pinnedApiVersion !== null || !isOlder(apiVersion, highFloor)) return false
  const { from, until } = highFloors[name]
  return !isOlder(version, from) && isOlder(version, until)
}
