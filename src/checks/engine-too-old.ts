import { isOlder } from '../values/version.ts'
import { defineCheck } from './check.ts'

/** Berth compares API versions, because a daemon built from source can report the version `dev`. */
const firstSupported = { api: '1.41', engine: '20.10' }
const firstMaintained = { api: '1.42', engine: '23.0' }

export const engineTooOld = defineCheck({
  id: 'engine-too-old',
  severity: 'error',
  about: 'host-daemon',
  title: 'Docker version',
  failureTitle: 'The Docker version is too old',
  needs: ['engine'],

  evaluate({ engine: { product, version, apiVersion, minApiVersion } }) {
    // Podman has its own version numbers, and reports the API version that it emulates.
    if (product === 'podman' || !isOlder(apiVersion, firstMaintained.api)) return undefined
    const isUnusable = isOlder(apiVersion, firstSupported.api)
    return {
      severity: isUnusable ? 'error' : 'warning',
      message: isUnusable
        ? `Docker ${version} supports up to API ${apiVersion}. Berth needs API ${firstSupported.api} (Docker ${firstSupported.engine}) or newer.`
        : `Docker ${version} (API ${apiVersion}) works, but releases before ${firstMaintained.engine} have had no security fixes since December 2023.`,
      evidence: [
        { label: 'daemon', value: version },
        { label: 'API', value: `${minApiVersion} to ${apiVersion}` },
      ],
      remedy: `Upgrade Docker Engine on the host: https://docs.docker.com/engine/install/.${isUnusable ? '' : ' Until then, run this job on a newer daemon with `mode: dind`.'}`,
      rulesOut: isUnusable ? ['socket', 'dind'] : [],
    }
  },
})
