import type { Docker } from '../../platform/docker.ts'
import { tlsVariables } from '../../values/client-variables.ts'
import type { Endpoint } from '../facts.ts'
import { Unseen } from '../observe.ts'
import { engineErrorSentence } from '../parsers/engine-error.ts'
import type { Source } from '../source.ts'

/**
 * Makes a call to the engine at the endpoint.
 *
 * @throws Unseen with the reason for the failure
 */
export async function askEngine<Answer>(
  { connectDocker, environment }: Pick<Source, 'connectDocker' | 'environment'>,
  { host, certificates }: Endpoint,
  question: (docker: Docker) => Promise<Answer>,
): Promise<Answer> {
  const started = performance.now()
  try {
    const tls = certificates ? tlsVariables(certificates) : {}
    return await question(connectDocker(host, { environment: { ...environment, ...tls } }))
  } catch (error) {
    const seconds = (performance.now() - started) / 1000
    throw new Unseen(engineErrorSentence(error, host, seconds))
  }
}

/**
 * Makes a call to the engine that gives a list.
 *
 * @throws Unseen if the call fails or its answer is not a list
 */
export async function askForList<Item>(
  source: Pick<Source, 'connectDocker' | 'environment'>,
  endpoint: Endpoint,
  question: (docker: Docker) => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  const list = await askEngine(source, endpoint, question)
  if (Array.isArray(list)) return list
  throw new Unseen(`the server at ${endpoint.host} is not a Docker daemon: its answer is not a list`)
}
