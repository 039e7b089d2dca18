import type { Client, Engine } from '../facts/facts.ts'
import { engineName } from '../values/engine-name.ts'
import { isOlder } from '../values/version.ts'
import { defineCheck, type Failure } from './check.ts'

/** The newest API version of each Docker client release (docs.docker.com/reference/api/engine, matrix). */
const newestApis = [
  ['17.06', '1.30'],
  ['17.12', '1.35'],
  ['18.03', '1.37'],
  ['18.06', '1.38'],
  ['18.09', '1.39'],
  ['19.03', '1.40'],
  ['20.10', '1.41'],
  ['23.0', '1.42'],
  ['24.0', '1.43'],
  ['25.0', '1.44'],
  ['26.0', '1.45'],
  ['27.0', '1.46'],
  ['27.2', '1.47'],
  ['28.0', '1.48'],
  ['28.1', '1.49'],
  ['28.2', '1.50'],
  ['28.3', '1.51'],
] as const
/** Every daemon accepts clients from this version on. */
const alwaysAccepted = '29.0'

/** Testcontainers for Java before 1.21.4 and 2.0.2 always uses this version (testcontainers-java#11210). */
const apiOfTestcontainers = '1.32'

export const clientOlderThanEngine = defineCheck({
  id: 'client-older-than-engine',
  severity: 'error',
  about: 'host-daemon',
  title: 'Minimum API version',
  failureTitle: 'The daemon rejects API versions of older clients',
  needs: ['clients', 'engine'],
  observes: ['javaBuildFiles'],

  evaluate({ clients, engine }, { javaBuildFiles }) {
    const client = clients.find(({ name }) => name === 'docker')
    const newest = client && newestApiOf(client)
    if (client && newest && isOlder(newest, engine.minApiVersion)) return tooOld(client, newest, engine)
    const files = javaBuildFiles.status === 'seen' ? javaBuildFiles.value : []
    if (files.length === 0 || !isOlder(apiOfTestcontainers, engine.minApiVersion)) return undefined
    return {
      severity: 'notice',
      message: `${engineName(engine)} rejects API versions before ${engine.minApiVersion}. Testcontainers for Java before 1.21.4 and 2.0.2 uses ${apiOfTestcontainers}, so it fails with "client version ${apiOfTestcontainers} is too old".`,
      evidence: [daemonOf(engine), { label: 'Java build in the workspace', value: files.join(', ') }],
      remedy: `Upgrade Testcontainers for Java to 1.21.4, 2.0.2 or newer. ${acceptOlder('1.24')}`,
    }
  },
})

function tooOld({ name, version }: Client, newest: string, engine: Engine): Failure {
  return {
    message: `${name} ${version} supports up to API ${newest}, but ${engineName(engine)} requires ${engine.minApiVersion} or newer. Every command fails with "client version ${newest} is too old".`,
    evidence: [daemonOf(engine), { label: `${name} ${version}`, value: `up to API ${newest}` }],
    remedy: `Upgrade the client (https://docs.docker.com/engine/install/). ${acceptOlder(newest)}`,
    rulesOut: ['socket'],
  }
}

/** A job daemon takes the setting from an input. */
const acceptOlder = (version: string) =>
  `Or set \`"min-api-version": "${version}"\` in /etc/docker/daemon.json (for a job daemon, in \`daemon-config\`).`

const daemonOf = (engine: Engine) => ({
  label: engineName(engine),
  value: `API ${engine.minApiVersion} to ${engine.apiVersion}`,
})

/** undefined for a version without numbers, before 17.06 or from 29.0 on, and if DOCKER_API_VERSION sets the API version. */
function newestApiOf({ version, pinnedApiVersion }: Client): string | undefined {
  if (version === null || pinnedApiVersion !== null || !/^\d/.test(version)) return undefined
  if (!isOlder(version, alwaysAccepted)) return undefined
  return newestApis.findLast(([line]) => !isOlder(version, line))?.[1]
}
