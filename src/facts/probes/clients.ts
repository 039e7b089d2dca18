import type { Client, ClientName } from '../facts.ts'
import type { Probe } from '../observe.ts'
import { parseClientConfiguration } from '../parsers/client-configuration.ts'
import { parseClientVersion, parsePluginVersion } from '../parsers/client-version.ts'
import type { Source } from '../source.ts'
import { configurationDirectory } from './client-configuration.ts'
import { programTimeout } from './program-timeout.ts'
import { readOr } from './read.ts'

/** The clients are Go programs and run concurrently. One thread each makes all three 20 % faster (measured on two cores). */
const options = { timeout: programTimeout, environment: { GOMAXPROCS: '1' } }

/** The Docker CLI, Buildx and Compose, each as found by a `docker` command. */
export const clients: Probe<'clients', Source> = async (source) => {
  const onPath = (source.environment['PATH'] ?? '')
    .split(':')
    .filter((directory) => directory.startsWith('/'))
  const plugins = [...(await pluginDirectories(source)), ...onPath]
  const found = await Promise.all([
    describe(source, 'docker', firstProgram(source, onPath, 'docker')),
    describe(source, 'buildx', findBuildx(source, plugins, onPath)),
    describe(source, 'compose', firstProgram(source, plugins, 'docker-compose')),
  ])
  return found.filter((client) => client !== null)
}

/** In the order of the CLI (docker/cli, getPluginDirs of cli-plugins/manager). */
async function pluginDirectories(source: Source): Promise<string[]> {
  const directory = configurationDirectory(source)
  const path = `${directory}/config.json`
  return [
    // Before the user's directory, contrary to the CLI's documentation.
    ...extraDirectories(await readOr(source, path, '{}'), path),
    `${directory}/cli-plugins`,
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
  ]
}

function extraDirectories(text: string, path: string): readonly string[] {
  try {
    return parseClientConfiguration(text, path).pluginDirectories
  } catch {
    return []
  }
}

/** The plugin, or a `buildx` on PATH, which needs no Docker CLI. */
async function findBuildx(
  source: Source,
  plugins: readonly string[],
  onPath: readonly string[],
): Promise<string | null> {
  const [plugin, standalone] = await Promise.all([
    firstProgram(source, plugins, 'docker-buildx'),
    firstProgram(source, onPath, 'buildx'),
  ])
  return plugin ?? standalone
}

/** Checks all directories at once, so that the program starts early and runs concurrently with other probes. */
async function firstProgram(
  { files }: Source,
  directories: readonly string[],
  name: string,
): Promise<string | null> {
  const paths = directories.map((directory) => `${directory}/${name}`)
  const found = await Promise.all(paths.map((path) => files.exists(path)))
  return paths.find((_, index) => found[index]) ?? null
}

async function describe(
  source: Source,
  name: ClientName,
  looking: Promise<string | null>,
): Promise<Client | null> {
  const path = await looking
  if (path === null) return null
  const pinnedApiVersion = source.environment['DOCKER_API_VERSION'] || null
  return { name, path, version: await versionOf(source, name, path), pinnedApiVersion }
}

/** Runs the program directly: `docker buildx version` would first run every installed plugin. */
async function versionOf({ runCommand }: Source, name: ClientName, path: string): Promise<string | null> {
  const argument = name === 'docker' ? '--version' : 'docker-cli-plugin-metadata'
  const result = await runCommand(path, [argument], options).catch(() => null)
  if (result?.exitCode !== 0) return null
  return name === 'docker' ? parseClientVersion(result.stdout) : parsePluginVersion(result.stdout)
}
