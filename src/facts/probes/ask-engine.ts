import type { Docker } from '../../platform/docker.ts'
import type { Endpoint } from '../facts.ts'
import { Unseen } from '../observe.ts'
import { engineErrorSentence } from '../parsers/engine-error.ts'
import type { Source } from '../source.ts'

/**
 * Asks the engine at the endpoint.
 *
 * @throws Unseen with a sentence that says why there is no answer
 */
export async function askEngine<Answer>(
  { connectDocker, environment }: Pick<Source, 'connectDocker' | 'environment'>,
  { host }: Endpoint,
  question: (docker: Docker) => Promise<Answer>,
): Promise<Answer> {
  const began = performance.now()
  try {
    return await question(connectDocker(host, { environment }))
  } catch (error) {
    const seconds = (performance.now() - began) / 1000
    throw new Unseen(engineErrorSentence(error, host, seconds))
  }
}

/**
 * Asks the engine for a list.
 *
 * @throws Unseen where there is no answer, or none of an engine's
 */
export async function askForList<Item>(
  source: Pick<Source, 'connectDocker' | 'environment'>,
  endpoint: Endpoint,
  question: (docker: Docker) => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  const list = await askEngine(source, endpoint, question)
  if (Array.isArray(list)) return list
  throw new Unseen(`what answers at ${endpoint.host} is no Docker engine: it gives no list`)
}
