import { createHash } from 'node:crypto'
import { ExpectedError } from '../expected-error.ts'
import { jobConfiguration } from './client/job-configuration.ts'
import type { StepHandler } from './step.ts'

/**
 * A DOCKER_CONFIG of the job. It holds the registry logins of the user's own, so only the job's user can read it; a
 * login in a later step goes there too.
 */
export const createClientConfiguration: StepHandler<'create-client-configuration'> = {
  describe: ({ directory }) => `create the client configuration ${directory}`,
  async apply({ directory, from, context, host }, { files }) {
    const text = await files.readText(`${from}/config.json`).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '{}'
      throw error
    })
    const configuration = jobConfiguration(text, from, context)
    if (configuration === null) {
      throw new ExpectedError(
        'client-configuration-unreadable',
        `${from}/config.json is no JSON object, so its registry logins cannot be kept for this job.`,
        'Correct or remove the file; `docker info` in an earlier step shows what the client says of it.',
      )
    }
    // docker/cli, cli/context/store: a context is known by the digest of its name.
    const digest = createHash('sha256').update(context).digest('hex')
    const metadata = {
      Name: context,
      Metadata: {},
      Endpoints: { docker: { Host: host, SkipTLSVerify: false } },
    }
    await files.makeDirectory(directory, 0o700)
    await files.writeText(`${directory}/config.json`, JSON.stringify(configuration), 0o600)
    await files.makeDirectory(`${directory}/contexts/meta/${digest}`, 0o700)
    await files.writeText(`${directory}/contexts/meta/${digest}/meta.json`, JSON.stringify(metadata), 0o600)
    return {}
  },
  undo: ({ directory }, { files }) => files.remove(directory),
  undoTimeout: 10_000,
}
