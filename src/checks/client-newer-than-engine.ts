import type { Client, Engine } from '../facts/facts.ts'
import { engineName } from '../values/engine-name.ts'
import { isOlder } from '../values/version.ts'
import { defineCheck } from './check.ts'

/**
 * Releases that require API 1.44 and use their newest version with an older daemon. They contain moby/client before
 * 0.3.0, which lowered the minimum to 1.40 again (moby#51119).
 */
const requiring144 = {
  docker: { from: '29.0.0', until: '29.3.0' },
  buildx: { from: '0.31.0', until: '0.33.0' },
  compose: { from: '5.1.0', until: '5.1.1' },
} as const
const required = '1.44'

export const clientNewerThanEngine = defineCheck({
  id: 'client-newer-than-engine',
  severity: 'error',
  about: 'host-daemon',
  title: 'Client API versions',
  failureTitle: "A client's API version is outside the daemon's range",
  needs: ['clients', 'engine'],

  evaluate({ clients, engine }) {
    const pinned = clients.filter((client) => isPinnedOutside(client, engine))
    const tooNew = clients.filter((client) => requiresMore(client, engine))
    const rejected = [...pinned, ...tooNew]
    const [first] = rejected
    if (!first) return undefined
    const range = `${engine.minApiVersion} to ${engine.apiVersion}`
    return {
      severity: pinned.length > 0 ? 'error' : 'warning',
      message: first.pinnedApiVersion
        ? `DOCKER_API_VERSION sets API ${first.pinnedApiVersion} for ${first.name}, but ${engineName(engine)} supports API ${range}. It rejects every call.`
        : `${first.name} ${first.version} requires API ${required}, but ${engineName(engine)} supports up to ${engine.apiVersion}. Its calls fail with "client version … is too new".`,
      evidence: [
        { label: 'daemon', value: `${engine.version}, API ${range}` },
        ...rejected.map(({ name, version, pinnedApiVersion }) => ({
          label: `${name} ${version ?? '(version unknown)'}`,
          value: pinnedApiVersion ? `API ${pinnedApiVersion}, pinned` : `API ${required} or newer`,
        })),
      ],
      remedy: first.pinnedApiVersion
        ? `Unset DOCKER_API_VERSION so that clients negotiate the version: \`unset DOCKER_API_VERSION\`. Or set it to ${engine.apiVersion}.`
        : `Set \`DOCKER_API_VERSION=${engine.apiVersion}\` in the environment of this job. Or upgrade ${first.name} to ${requiring144[first.name].until} or newer.`,
      rulesOut: pinned.length > 0 ? ['socket'] : [],
    }
  },
})

function isPinnedOutside({ pinnedApiVersion }: Client, { apiVersion, minApiVersion }: Engine): boolean {
  if (pinnedApiVersion === null) return false
  return isOlder(apiVersion, pinnedApiVersion) || isOlder(pinnedApiVersion, minApiVersion)
}

function requiresMore({ name, version, pinnedApiVersion }: Client, { apiVersion }: Engine): boolean {
  if (version === null || pinnedApiVersion !== null || !isOlder(apiVersion, required)) return false
  const { from, until } = requiring144[name]
  return !isOlder(version, from) && isOlder(version, until)
}
