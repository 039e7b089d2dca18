import type { Observed } from '../../facts/facts.ts'
import { isEnteredByClient } from '../../facts/relations/entered-by-client.ts'
import { enginePathOf } from '../../values/engine-path.ts'
import type { CreateClientConfiguration } from '../plan.ts'
import type { ExportWay, Request, Variables } from '../request.ts'
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
 * Points later steps at the job daemon. DOCKER_HOST is what every program knows. In a container that the runner enters
 * by the machine's own client it would divert the runner itself; there it is DOCKER_CONFIG, a directory that the machine
 * does not have at this path, so that its client keeps to its own engine.
 *
 * @param directory a directory of the job
 */
export function pointAt(host: string, directory: string, { request, observed }: Situation): Pointing {
  // With `export: none` these are for Berth alone.
  if (wayOf(request, observed) !== 'docker-config')
    return { steps: [], variables: { DOCKER_HOST: host }, context: 'default' }
  const { clientConfiguration } = observed
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
export function pointingObstacles({ request, observed }: Situation): string[] {
  const { clientConfiguration, runner, ownContainer } = observed
  if (request.exportWay === 'docker-host' && isEntered(observed)) {
    return [
      "`export: docker-host` would divert the runner: it enters this job's container by `docker exec`, whose client gets " +
        'the variables of the job. Leave `export` out.',
    ]
  }
  if (wayOf(request, observed) !== 'docker-config') return []
  if (clientConfiguration.status === 'unseen') {
    const { reason } = clientConfiguration
    return [`The client configuration of the user could not be seen, so its logins would be lost: ${reason}.`]
  }
  const temp = runner.status === 'seen' ? runner.value.temp : null
  const isSame =
    ownContainer.status === 'seen' && temp !== null && enginePathOf(temp, ownContainer.value) === temp
  if (isEntered(observed) && isSame) {
    return [
      `The runner enters this job's container by \`docker exec\`, and has ${temp} at the same path: it would take the ` +
        "job's client configuration for its own. Mount the runner's work directory at another path, as GitHub's runner does.",
    ]
  }
  return []
}

function wayOf({ exportWay }: Request, observed: Observed): Exclude<ExportWay, 'auto'> {
  if (exportWay !== 'auto') return exportWay
  return isEntered(observed) ? 'docker-config' : 'docker-host'
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
