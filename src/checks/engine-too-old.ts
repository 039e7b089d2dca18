import { isOlder } from '../values/version.ts'
import { defineCheck } from './check.ts'

/** API versions and not the engine's own, since a build from source can call itself `dev`. */
const firstUsable = { api: '1.41', engine: '20.10' }
const firstMaintained = { api: '1.42', engine: '23.0' }

export const engineTooOld = defineCheck({
  id: 'engine-too-old',
  severity: 'error',
  about: 'host-daemon',
  title: 'The engine is recent enough',
  failureTitle: 'The engine is too old',
  needs: ['engine'],

  evaluate({ engine: { product, version, apiVersion, minApiVersion } }) {
    // Podman counts its own versions, and the API version that it tells is the one it imitates.
    if (product === 'podman' || !isOlder(apiVersion, firstMaintained.api)) return undefined
    const isUnusable = isOlder(apiVersion, firstUsable.api)
    return {
      severity: isUnusable ? 'error' : 'warning',
      message: isUnusable
        ? `The engine ${version} speaks API ${apiVersion}; what Berth sets up needs ${firstUsable.api}, of Docker ${firstUsable.engine}.`
        : `The engine ${version} (API ${apiVersion}) works, but the line before ${firstMaintained.engine} gets no fixes since December 2023, security fixes included.`,
      evidence: [
        { label: 'engine', value: version },
        { label: 'API', value: `${minApiVersion} to ${apiVersion}` },
      ],
      remedy:
        'Upgrade Docker Engine on the machine to a maintained line (https://docs.docker.com/engine/install/). For builds alone, `mode: dind` with a newer image bridges the time from 20.10 on.',
      rulesOut: isUnusable ? ['socket', 'dind'] : [],
    }
  },
})
