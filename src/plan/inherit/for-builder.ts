import type { ProxyVariables } from '../../values/proxy.ts'
import type { NodeSettings } from '../plan.ts'
import type { Situation } from '../strategy.ts'
import { authoritiesVariable } from './authorities-folder.ts'
import { settingsOfJobDaemon } from './for-daemon.ts'
import { hostSettings, shownProxies } from './host-settings.ts'
import { type Inherited, withoutFileSettings } from './inherited.ts'
import { withinReach } from './within-reach.ts'

/** Where the nodes of a builder are. */
type Places = {
  readonly inJobDaemon: boolean
  /** True if a node is on another daemon than the others. All nodes have one configuration. */
  readonly elsewhere: boolean
}

/**
 * The settings that BuildKit in containers takes over, with the driver options for those that are variables. Options of
 * the user stay as they are: a variable that they set is not inherited.
 *
 * @returns what is inherited, and the settings of each node with the options added
 */
export function inheritedByBuilder(
  situation: Situation,
  nodes: readonly NodeSettings[],
  { inJobDaemon, elsewhere }: Places,
): { readonly inherited: Inherited; readonly settings: readonly NodeSettings[] } {
  const all = inJobDaemon ? settingsOfJobDaemon(situation) : hostSettings(situation, !elsewhere)
  // In a job daemon, network=host is the network of that daemon.
  const canSeeLoopback = !inJobDaemon && !elsewhere
  const seesLoopback =
    canSeeLoopback && nodes.every(({ driverOptions }) => driverOptions.includes('network=host'))
  const reachable = seesLoopback
    ? all
    : withinReach(all, canSeeLoopback ? 'Set `driver-opts: network=host`.' : '')
  const ofFile = nodes.some(selectsConfiguration)
    ? withoutFileSettings(reachable.inherited, otherFile)
    : fileSettings(reachable.inherited)
  const authorities =
    ofFile.authorities.count > 0 ? { [authoritiesVariable.name]: authoritiesVariable.value } : {}
  const added = nodes.map((node) => freeVariables({ ...reachable.proxies, ...authorities }, node))
  const used = Object.assign({}, ...added) as ProxyVariables
  const { [authoritiesVariable.name]: hasAuthorities, ...proxies } = used
  return {
    inherited: {
      ...ofFile,
      authorities: hasAuthorities ? ofFile.authorities : { files: [], count: 0 },
      proxies: shownProxies(proxies),
    },
    settings: nodes.map(({ driverOptions, buildkitdFlags }, position) => ({
      driverOptions: [...driverOptions, ...environmentOptions(added[position] ?? {})],
      buildkitdFlags,
    })),
  }
}

/** The variables that the options of a node do not set, in either spelling. */
function freeVariables(variables: ProxyVariables, { driverOptions }: NodeSettings): ProxyVariables {
  const names = driverOptions.map((option) => option.replace(/=.*$/s, '').toUpperCase())
  const entries = Object.entries(variables)
  return Object.fromEntries(entries.filter(([name]) => !names.includes(`ENV.${name.toUpperCase()}`)))
}

const environmentOptions = (variables: ProxyVariables): string[] =>
  Object.entries(variables).map(([name, value]) => `env.${name}=${value}`)

const selectsConfiguration = ({ buildkitdFlags }: NodeSettings): boolean =>
  /(?:^|\s)--?config(?:[=\s]|$)/.test(buildkitdFlags)

const otherFile =
  'Mirrors, insecure registries and CAs are not passed on: `buildkitd-flags` selects another configuration file.'

/** The settings that a `buildkitd.toml` can hold. */
function fileSettings(inherited: Inherited): Inherited {
  const { mirrors, insecureRegistries, registries, omitted } = inherited
  const hasPath = (mirror: string) => /^[a-z]+:\/\/[^/]+\/+[^/]/i.test(mirror)
  const isSubnet = (registry: string) => registry.includes('/')
  const subnets = insecureRegistries.filter(isSubnet).map((subnet) => `\`${subnet}\``)
  const why = 'Insecure registries by subnet are not passed on, because BuildKit takes names only'
  return {
    ...inherited,
    mirrors: mirrors.filter((mirror) => !hasPath(mirror)),
    insecureRegistries: insecureRegistries.filter((registry) => !isSubnet(registry)),
    registries: registries
      .filter(({ authorities }) => authorities.length > 0)
      .map((registry) => ({ ...registry, keyPairs: [] })),
    omitted: [
      ...omitted,
      // dockerd asks https://host/path/v2/…, BuildKit https://host/v2/path/… (moby, daemon/hosts.go; buildkit, util/resolver).
      ...mirrors
        .filter(hasPath)
        .map(
          (mirror) =>
            `The mirror \`${mirror}\` is not passed on: BuildKit puts its path at another place than Docker.`,
        ),
      // `buildx inspect` shows the files of a builder (docker/buildx, commands/inspect.go), and docker/build-push-action logs them.
      ...registries
        .filter(({ keyPairs }) => keyPairs.length > 0)
        .map(
          ({ host }) =>
            `The client certificate for \`${host}\` is not passed on: \`docker buildx inspect\` would show its key. Use \`driver: docker\`.`,
        ),
      ...(subnets.length > 0 ? [`${why}: ${subnets.join(', ')}.`] : []),
    ],
  }
}
