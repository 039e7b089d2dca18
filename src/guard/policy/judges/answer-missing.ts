import type { Judge } from '../endpoint.ts'

/**
 * The answer of the daemon for an object that does not exist. `docker inspect` asks for a container, an image, a network and so on of one
 * name, until one exists. So a name of an image must not be refused as one of a container.
 */
export const answerMissing =
  (kind: 'container' | 'network' | 'volume'): Judge =>
  ({ call }) => {
    const name = call.path.slice(1, kind === 'container' ? -1 : undefined).join('/')
    return { answer: { status: 404, body: new Map([['message', `No such ${kind}: ${name}`]]) } }
  }
