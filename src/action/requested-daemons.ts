import { ExpectedError } from '../expected-error.ts'
import { isRemote, type Request } from '../plan/request.ts'
import type { DaemonAddress } from '../values/daemon-address.ts'
import { defaultSocket } from '../values/engine-host.ts'
import type { World } from './world.ts'

/**
 * The request with the daemons that the endpoints of its nodes name: a Docker context, a socket or an address, as
 * `buildx create` takes them (docker/buildx, builder/builder.go, validateEndpoint).
 *
 * @throws ExpectedError `invalid-input` for a context that does not exist, or an address that Berth cannot reach
 */
export async function withDaemons(request: Request, world: World): Promise<Request> {
  if (request.mode === 'inspect' || request.driver === 'docker' || isRemote(request.driver)) return request
  const { endpoint } = request
  const append = request.append.map(async (node, index) => {
    const found = await resolve(node.endpoint, `append, node ${index + 1}`, world)
    return { ...node, ...found }
  })
  return { ...request, ...(await resolve(endpoint, 'endpoint', world)), append: await Promise.all(append) }
}

type Resolved = { readonly endpoint: string; readonly daemon: DaemonAddress | null }

async function resolve(endpoint: string, input: string, world: World): Promise<Resolved> {
  const { source, dockerContext } = world
  const without = (host: string): Resolved => ({ endpoint: host, daemon: { host, certificates: null } })
  if (endpoint === '') return { endpoint, daemon: null }
  if (/^(unix|tcp|http|https):\/\/./.test(endpoint)) return without(endpoint)
  if (endpoint.startsWith('/')) return without(`unix://${endpoint}`)
  if (endpoint === 'default') return without(source.environment['DOCKER_HOST'] || `unix://${defaultSocket}`)
  try {
    return { endpoint, daemon: await dockerContext(source, endpoint) }
  } catch (error) {
    // A name of a host with its port, as the CLI takes it.
    if (/^[^/]+:\d+$/.test(endpoint)) return without(`tcp://${endpoint}`)
    const reason = error instanceof Error ? error.message : String(error)
    throw new ExpectedError(
      'invalid-input',
      `The input \`${input}\` is ${endpoint}, which is no address, and no Docker context that Berth can use: ${reason}.`,
      'Create the context in an earlier step: docker context create. Or use an address: `endpoint: tcp://docker.example:2375`.',
    )
  }
}
