import { join } from 'node:path'
import { contextDigest } from '../platform/context-digest.ts'
import type { StepHandler } from './step.ts'

/** The files of a client that the CLI knows (docker/cli, context/tlsdata.go). */
const files = ['ca.pem', 'cert.pem', 'key.pem'] as const

/**
 * Creates a Docker context beside those of the user, because buildx uses certificates only through one (docker/buildx,
 * util/dockerutil/api.go). It holds links to the certificates, so no key is copied.
 */
export const createContext: StepHandler<'create-context'> = {
  title: ({ name, daemon }) => `Creating Docker context ${name} for ${daemon.host}`,

  async apply({ store, name, daemon: { host, certificates } }, tools) {
    const { metadata, keys } = directoriesOf(store, name)
    const endpoint = { Host: host, SkipTLSVerify: certificates?.verify === false }
    await tools.files.makeDirectory(metadata, 0o755)
    if (certificates) {
      await tools.files.makeDirectory(join(keys, 'docker'), 0o700)
      for (const file of files) {
        const from = join(certificates.directory, file)
        if (await tools.files.exists(from)) await tools.files.link(from, join(keys, 'docker', file))
      }
    }
    const context = { Name: name, Metadata: {}, Endpoints: { docker: endpoint } }
    await tools.files.writeText(join(metadata, 'meta.json'), JSON.stringify(context), 0o644)
    return {}
  },

  undoTitle: ({ name, cleanup }) => `${cleanup ? 'Removing' : 'Keeping'} Docker context ${name}`,
  async undo({ store, name, cleanup }, tools) {
    if (!cleanup) return
    const { metadata, keys } = directoriesOf(store, name)
    await tools.files.remove(metadata)
    await tools.files.remove(keys)
  },
  undoTimeout: 10_000,
}

const directoriesOf = (store: string, name: string) => ({
  metadata: join(store, 'meta', contextDigest(name)),
  keys: join(store, 'tls', contextDigest(name)),
})
