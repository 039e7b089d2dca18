import type { Observed } from '../../facts/facts.ts'
import { isEnteredByClient } from '../../facts/relations/entered-by-client.ts'
import type { CreateClientConfiguration } from '../plan.ts'
import type { Variables } from '../request.ts'
import type { Situation } from '../strategy.ts'

/** How later steps find the job daemon. */
export type Pointing = {
  readonly steps: readonly CreateClientConfiguration[]
  readonly variables: Variables
  /** The name of that daemon's context, after which buildx names its embedded builder. */
  readonly context: string
}

const jobContext = 'berth'

/**
 * Points later steps at the job daemon: by DOCKER_HOST, which every program knows. In a container that the runner
 * enters by the machine's own client that variable would divert the runner itself; there it is DOCKER_CONFIG, a
 * directory that the machine does not have at this path, so that its client keeps to its own engine.
 *
 * @param directory a directory of the job
 */
export function pointAt(host: string, directory: string, { request, observed }: Situation): Pointing {
  const { clientConfiguration } = observed
  if (!isEntered(observed)) {
    return { steps: [], variables: { DOCKER_HOST: host }, context: 'default' }
  }
  const client = `${directory}/client`
  // Both go before the current context (docker/cli, command.resolveContextName). An empty one is as none.
  const stronger = (['DOCKER_HOST', 'DOCKER_CONTEXT'] as const).filter(
    (name) => request.previousVariables[name],
  )
  return {
    steps: [
      {
        kind: 'create-client-configuration',
        directory: client,
        from: clientConfiguration.status === 'seen' ? clientConfiguration.value.directory : '',
        context: jobContext,
        host,
      },
    ],
    variables: { DOCKER_CONFIG: client, ...Object.fromEntries(stronger.map((name) => [name, ''])) },
    context: jobContext,
  }
}

/** Why later steps could not be pointed. */
export function pointingObstacles(observed: Observed): string[] {
  if (!isEntered(observed) || observed.clientConfiguration.status === 'seen') return []
  const { reason } = observed.clientConfiguration
  return [
    `Later steps would find the job daemon by a client configuration, and the user's could not be seen: ${reason}.`,
  ]
}

/** Whom the pointing does not reach. */
export function pointingDoubts(observed: Observed): string[] {
  if (!isEntered(observed)) return []
  return [
    'In a container job of GitHub, only programs that read a Docker context reach a separate daemon. Others, such as ' +
      'Testcontainers, reach the host daemon.',
  ]
}

function isEntered({ ownContainer }: Observed): boolean {
  return ownContainer.status === 'seen' && isEnteredByClient(ownContainer.value)
}
