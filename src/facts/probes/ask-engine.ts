import type { Docker } from '../../platform/docker.ts'
import type { Endpoint } from '../facts.ts'
import { Unseen } from '../observe.ts'
import { engineErrorSentence } from '../parsers/engine-error.ts'
import { withoutPassword } from '../parsers/engine-host.ts'
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
    throw new Unseen(engineErrorSentence(error, withoutPassword(host), seconds))
  }
}
