import { join } from 'node:path'
import { ExpectedError } from '../expected-error.ts'
import { contextDigest } from '../platform/context-digest.ts'
import type { Files } from '../platform/files.ts'
import { jobConfiguration } from './client/job-configuration.ts'
import type { StepHandler } from './step.ts'

/**
 * Creates a DOCKER_CONFIG directory for this job. It holds a copy of the user's registry logins, so only the job's user
 * can read it. `docker login` in later steps writes to it too.
 */
export const createClientConfiguration: StepHandler<'create-client-configuration'> = {
  title: ({ directory }) => `Creating DOCKER_CONFIG directory ${directory}`,
  async apply({ directory, from, context, buildxPlugin }, { files }) {
    const text = await files.readText(`${from}/config.json`).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '{}'
      throw error
    })
    // The directory in which docker/setup-buildx-action, as a later step, would install another one.
    const plugins = `${directory}/cli-plugins`
    const configuration = jobConfiguration(text, from, context?.name ?? null, buildxPlugin && plugins)
    if (configuration === null) {
      throw new ExpectedError(
        'client-configuration-unreadable',
        `${from}/config.json is not a JSON object, so this job cannot use its registry logins.`,
        'Correct or remove the file. In an earlier step, `docker info` shows the error of the Docker CLI.',
      )
    }
    await files.makeDirectory(directory, 0o700)
    await files.writeText(`${directory}/config.json`, JSON.stringify(configuration), 0o600)
    if (context === null) await linkOthers(from, directory, files)
    else await writeContext(context, directory, files)
    if (buildxPlugin !== null) {
      await files.makeDirectory(plugins, 0o700)
      await files.link(buildxPlugin, `${plugins}/docker-buildx`)
    }
    return {}
  },
  undoTitle: ({ directory }) => `Removing DOCKER_CONFIG directory ${directory}`,
  undo: ({ directory }, { files }) => files.remove(directory),
  undoTimeout: 10_000,
}

/** Contexts, keys and certificates of the user, which the CLI looks for next to config.json. */
async function linkOthers(from: string, directory: string, files: Files): Promise<void> {
  const names = await files.list(from).catch(() => [])
  const others = names.filter((name) => name !== 'config.json' && name !== 'cli-plugins')
  for (const name of others) await files.link(join(from, name), join(directory, name))
}

async function writeContext(
  { name, host }: { readonly name: string; readonly host: string },
  directory: string,
  files: Files,
): Promise<void> {
  const digest = contextDigest(name)
  const metadata = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host, SkipTLSVerify: false } } }
  await files.makeDirectory(`${directory}/contexts/meta/${digest}`, 0o700)
  await files.writeText(`${directory}/contexts/meta/${digest}/meta.json`, JSON.stringify(metadata), 0o600)
}
