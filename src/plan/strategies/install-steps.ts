import type { Observed } from '../../facts/facts.ts'
import type { BuildxRelease } from '../../values/buildx-release.ts'
import type { CreateClientConfiguration, Step } from '../plan.ts'
import type { Request, Variables } from '../request.ts'
import type { Situation } from '../strategy.ts'

/** The path of the Buildx that Berth installs, in a directory of the job. */
export const installedProgram = (situation: Pick<Situation, 'request' | 'observed'>): string =>
  `${installedFolder(situation)}/docker-buildx`

function installedFolder({ request, observed }: Pick<Situation, 'request' | 'observed'>): string {
  return `${tempOf(observed)}/berth-${request.job.token}-bin`
}

/** Where the daemon is that can build Buildx from its sources. */
type Building = { readonly context: string; readonly variables: Variables }

/**
 * The steps that install the Buildx which the inputs ask for, and the variables by which later steps find it. The Docker
 * CLI finds it by a DOCKER_CONFIG of the job. Without a CLI it is on PATH.
 *
 * @param client the variables that point later steps to the daemon. With a DOCKER_CONFIG, its step names the plugin.
 */
export function installSteps(
  situation: Situation,
  client: Variables,
  building: Building,
): { steps: Step[]; variables: Variables } {
  const { installation, request, observed } = situation
  if (installation === null) return { steps: [], variables: {} }
  const folder = installedFolder(situation)
  const onPath = !hasCli(observed)
  const installed = { folder, program: installedProgram(situation), onPath }
  const steps: Step[] = []
  if (installation.from === 'release') {
    steps.push({ kind: 'install-buildx', ...installed, ...releaseStep(installation.release, request) })
  } else {
    const { reference, builtBy } = installation
    const builderOf = `${folder}-builder`
    const program = typeof builtBy === 'string' ? builtBy : `${builderOf}/docker-buildx`
    if (typeof builtBy !== 'string') {
      const ofBuilder = { folder: builderOf, program, onPath: false }
      steps.push({ kind: 'install-buildx', ...ofBuilder, ...releaseStep(builtBy, request) })
    }
    const { context: builder, variables: environment } = building
    steps.push({ kind: 'build-buildx', ...installed, reference, builtBy: program, builder, environment })
  }
  if (onPath || client.DOCKER_CONFIG) return { steps, variables: {} }
  const configuration = pluginConfiguration(situation, installed.program)
  return { steps: [...steps, configuration], variables: { DOCKER_CONFIG: configuration.directory } }
}

/** Why the Buildx that the inputs ask for cannot be installed. Full sentences. */
export function installObstacles({ installation, observed }: Situation): string[] {
  const { clientConfiguration, engine } = observed
  if (installation === null) return []
  const obstacles: string[] = []
  if (clientConfiguration.status === 'unseen' && hasCli(observed)) {
    const { reason } = clientConfiguration
    obstacles.push(
      `Registry logins would be lost, because \`~/.docker/config.json\` could not be read: ${reason}.`,
    )
  }
  if (installation.from === 'source' && (engine.status === 'unseen' || engine.value.product === 'podman')) {
    obstacles.push(
      '`version` is a git reference, which the BuildKit of a Docker daemon builds, and this runner has none. Set a release.',
    )
  }
  return obstacles
}

/** The user's configuration, with the job's Buildx before that of the runner. */
function pluginConfiguration(
  { request, observed }: Situation,
  buildxPlugin: string,
): CreateClientConfiguration {
  const { clientConfiguration } = observed
  return {
    kind: 'create-client-configuration',
    directory: `${tempOf(observed)}/berth-${request.job.token}-client`,
    from: clientConfiguration.status === 'seen' ? clientConfiguration.value.directory : '',
    context: null,
    buildxPlugin,
  }
}

const releaseStep = (release: BuildxRelease, { cacheBinary, githubToken }: Request) => ({
  release,
  keep: cacheBinary,
  secret: { githubToken },
})

const hasCli = ({ clients }: Observed): boolean =>
  clients.status === 'seen' && clients.value.some(({ name }) => name === 'docker')

const tempOf = ({ runner }: Observed): string => (runner.status === 'seen' && runner.value.temp) || '/tmp'
