import type { Observed } from '../../facts/facts.ts'
import { isEnteredByClient } from '../../facts/relations/entered-by-client.ts'
import { enginePathOf } from '../../values/engine-path.ts'
import type { CreateClientConfiguration } from '../plan.ts'
import type { ExportWay, Request, Variables } from '../request.ts'
import type { Situation } from '../strategy.ts'
import { installedProgram } from './install-steps.ts'

/** How later steps find the job daemon. */
export type Pointing = {
  readonly steps: readonly CreateClientConfiguration[]
  readonly variables: Variables
  /** The context of that daemon. Buildx names its embedded builder after it. */
  readonly context: string
}

const jobContext = 'berth'

/**
 * Points later steps to the job daemon, with DOCKER_HOST if possible, because every program reads it. In a `container:`
 * job the runner enters the container with the host's Docker CLI, which would obey DOCKER_HOST too. There it is
 * DOCKER_CONFIG: the host has no such directory at this path, so its CLI keeps using the host daemon.
 *
 * @param directory a directory of the job
 */
export function pointAt(host: string, directory: string, situation: Situation): Pointing {
  const { request, observed, installation } = situation
  // With `export: none` only Berth uses these.
  if (wayOf(request, observed) !== 'docker-config')
    return { steps: [], variables: { DOCKER_HOST: host }, context: 'default' }
  const { clientConfiguration } = observed
  const client = `${directory}/client`
  // Both override the current context (docker/cli, command.resolveContextName). An empty value counts as not set.
  const stronger = (['DOCKER_HOST', 'DOCKER_CONTEXT'] as const).filter(
    (name) => request.previousVariables[name],
  )
  return {
    steps: [
      {
        kind: 'create-client-configuration',
        directory: client,
        from: clientConfiguration.status === 'seen' ? clientConfiguration.value.directory : '',
        context: { name: jobContext, host },
        buildxPlugin: installation === null ? null : installedProgram(situation),
      },
    ],
    variables: { DOCKER_CONFIG: client, ...Object.fromEntries(stronger.map((name) => [name, ''])) },
    context: jobContext,
  }
}

/** Why later steps cannot find the job daemon. */
export function pointingObstacles({ request, observed }: Situation): string[] {
  const { clientConfiguration, runner, ownContainer } = observed
  if (request.exportWay === 'docker-host' && isEntered(observed)) {
    return [
      "`export: docker-host` would break later steps: the runner enters this job's container with `docker exec`, which " +
        'would obey DOCKER_HOST. Remove `export`.',
    ]
  }
  if (wayOf(request, observed) !== 'docker-config') return []
  if (clientConfiguration.status === 'unseen') {
    const { reason } = clientConfiguration
    return [`Registry logins would be lost, because \`~/.docker/config.json\` could not be read: ${reason}.`]
  }
  const temp = runner.status === 'seen' ? runner.value.temp : null
  const isSame =
    ownContainer.status === 'seen' && temp !== null && enginePathOf(temp, ownContainer.value) === temp
  if (isEntered(observed) && isSame) {
    return [
      `The runner has ${temp} at the same path as this job's container, so its \`docker exec\` would use the daemon of ` +
        "the job. Mount the runner's work directory at another path, as GitHub's runner does.",
    ]
  }
  return []
}

function wayOf({ exportWay }: Request, observed: Observed): Exclude<ExportWay, 'auto'> {
  if (exportWay !== 'auto') return exportWay
  return isEntered(observed) ? 'docker-config' : 'docker-host'
}

/** Programs that do not find the job daemon. */
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
