import type { LaunchDaemon } from '../../plan/plan.ts'
import type { Files } from '../../platform/files.ts'
import { enginePathOf } from '../../values/engine-path.ts'
import { bundleOf } from '../../values/pem.ts'
import type { UserContainer } from './tiers/user-container.ts'

/** Certificates in a directory of the job, for the job daemon's container. */
export type StagedCertificates = {
  /** Directories on the machine of the host daemon, and where the job daemon looks for them. */
  readonly mounts: readonly { readonly source: string; readonly target: string }[]
  /** `NAME=value`. */
  readonly variables: readonly string[]
}

/**
 * Copies the inherited certificates to a directory of the job, which the job daemon sees at the same path. Copies rather than
 * binds of the originals, because the host daemon can see other files at their paths.
 *
 * - Each registry has its own mount in `/etc/docker/certs.d`, so that those in the image remain.
 * - Go adds the CAs in the directories of SSL_CERT_DIR to the public ones (Go: crypto/x509, root_unix.go).
 */
export async function stageCertificates(
  { inherited: { registries, authorities }, binds }: LaunchDaemon,
  directory: string,
  files: Files,
): Promise<StagedCertificates> {
  if (registries.length + authorities.files.length === 0) return { mounts: [], variables: [] }
  const mounts = await Promise.all(
    registries.map(async ({ host, authorities: ofRegistry, keyPairs }, index) => {
      const staged = `${directory}/registry-${index}`
      await files.makeDirectory(staged, 0o700)
      const paths = [...ofRegistry, ...keyPairs.flatMap(({ certificate, key }) => [certificate, key])]
      for (const path of paths) {
        await files.writeText(`${staged}/${nameOf(path)}`, await files.readText(path), 0o600)
      }
      return {
        source: enginePathOf(staged, { mounts: binds }) ?? staged,
        target: `/etc/docker/certs.d/${host}`,
      }
    }),
  )
  if (authorities.files.length === 0) return { mounts, variables: [] }
  const staged = `${directory}/authorities`
  await files.makeDirectory(staged, 0o700)
  const texts = await Promise.all(authorities.files.map((path) => files.readText(path)))
  await files.writeText(`${staged}/authorities.pem`, bundleOf(texts), 0o600)
  return { mounts, variables: [`SSL_CERT_DIR=/etc/ssl/certs:/etc/pki/tls/certs:${staged}`] }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/**
 * The same for a daemon that is another user than root: it looks for them in its home directory (moby, daemon/pkg/registry:
 * CertsDir), and in the directory that it can enter.
 *
 * @param directory the directory of the job that `user.directory` shows
 */
export function certificatesForUser(
  { mounts, variables }: StagedCertificates,
  directory: string,
  user: Pick<UserContainer, 'home' | 'directory'>,
): StagedCertificates {
  return {
    mounts: mounts.map(({ source, target }) => ({
      source,
      target: target.replace(/^\/etc\/docker/, `${user.home}/.config/docker`),
    })),
    variables: variables.map((variable) => variable.replace(directory, user.directory)),
  }
}
