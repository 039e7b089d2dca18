import { join } from 'node:path'
import type { ConnectBuilder } from '../../plan/plan.ts'
import type { Tools } from '../step.ts'
import { requestsOf } from './check-nodes.ts'
import { optionNames } from './read-tls.ts'

const parts = ['authority', 'certificate', 'key'] as const

/**
 * Writes the certificates that are given as texts, because buildx takes paths. They are in the buildx directory of the
 * job, readable for its user only, and go with it.
 *
 * @returns the step with the options that name the files, which override those of `driver-opts`
 */
export async function withCertificates(
  step: ConnectBuilder,
  { files, warn }: Pick<Tools, 'files' | 'warn'>,
): Promise<ConnectBuilder> {
  const settings = await Promise.all(
    requestsOf(step).map(async ({ node, position, settings, certificates }) => {
      const given = parts.flatMap((part) => {
        const text = certificates[part]
        return text === null ? [] : [{ part, text }]
      })
      if (given.length === 0) return settings
      if (!node.endpoint.startsWith('tcp://')) {
        warn(`${namesOf(position)} have no effect on ${node.endpoint}: they are for tcp:// addresses.`)
        return settings
      }
      if (!step.cleanup) {
        warn(
          `Builder ${step.name} stays, but its certificates from ${namesOf(position)} are removed after this job.`,
        )
      }
      const directory = join(step.folder, `certificates-${position}`)
      await files.makeDirectory(directory, 0o700)
      const options = await Promise.all(
        given.map(async ({ part, text }) => {
          const path = join(directory, `${optionNames[part]}.pem`)
          await files.writeText(path, text, 0o600)
          return `${optionNames[part]}=${path}`
        }),
      )
      return { ...settings, driverOptions: [...settings.driverOptions, ...options] }
    }),
  )
  return { ...step, secret: { ...step.secret, settings } }
}

const namesOf = (position: number): string => `BUILDER_NODE_${position}_AUTH_TLS_*`
