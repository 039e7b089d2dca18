import type { Certificates, Engine, KeyPair, RegistryCertificates, UnusableFile } from '../facts.ts'
import type { Probe } from '../observe.ts'
import type { Source } from '../source.ts'
import { privateAuthorities } from './private-authorities.ts'
import { listOrNone } from './read.ts'

/** The names of directories in certs.d: `host` or `host:port` (moby, daemon/pkg/registry). */
const hostPattern = /^(?:[A-Za-z0-9][A-Za-z0-9._-]*|\[[0-9A-Fa-f:]+\])(?::\d+)?$/

type Found = Pick<Certificates, 'registries' | 'unusable'>

/** Docker's certificates for registries, and the private CAs of this machine. */
export const certificates: Probe<'certificates', Source> = async (source, seen) => {
  const [{ registries, unusable }, authorities] = await Promise.all([
    seen('engine')
      .catch((): Partial<Engine> => ({}))
      .then((engine) => registriesIn(source, certificatesDirectory(source, engine))),
    privateAuthorities(source),
  ])
  const { files, count } = authorities
  return { registries, authorities: { files, count }, unusable: [...unusable, ...authorities.unusable] }
}

/** moby, daemon/pkg/registry/config.go, CertsDir. */
function certificatesDirectory(
  { environment, process }: Pick<Source, 'environment' | 'process'>,
  { rootless }: Partial<Engine>,
): string {
  if (!rootless) return '/etc/docker/certs.d'
  return `${environment['XDG_CONFIG_HOME'] || `${process.homeDirectory}/.config`}/docker/certs.d`
}

async function registriesIn(source: Source, directory: string): Promise<Found> {
  const hosts = (await listOrNone(source, directory)).filter((name) => hostPattern.test(name)).sort()
  const found = await Promise.all(hosts.map((host) => registryIn(source, `${directory}/${host}`, host)))
  return {
    registries: found
      .map(({ registry }) => registry)
      .filter(({ authorities, keyPairs }) => authorities.length + keyPairs.length > 0),
    unusable: found.flatMap(({ unusable }) => unusable),
  }
}

/** The files of a registry by the names that dockerd reads (moby, daemon/pkg/registry/registry.go, loadTLSConfig). */
async function registryIn(
  source: Source,
  directory: string,
  host: string,
): Promise<{ registry: RegistryCertificates; unusable: UnusableFile[] }> {
  const names = (await listOrNone(source, directory)).sort()
  const authorities: string[] = []
  const keyPairs: KeyPair[] = []
  const unusable: UnusableFile[] = []
  for (const name of names) {
    const path = `${directory}/${name}`
    if (!/\.(?:crt|cert)$|^hosts\.toml$/.test(name)) continue
    const key = name.endsWith('.cert') ? path.replace(/cert$/, 'key') : null
    const lacksKey = key !== null && !names.includes(name.replace(/cert$/, 'key'))
    const reason = lacksKey ? 'its key is missing' : await problemOf(source, path, key)
    if (reason !== null) unusable.push({ path, reason })
    else if (key !== null) keyPairs.push({ certificate: path, key })
    else authorities.push(path)
  }
  return { registry: { host, authorities, keyPairs }, unusable }
}

/** Why a file cannot be passed on; null if it can. */
async function problemOf({ files }: Source, path: string, key: string | null): Promise<string | null> {
  if (path.endsWith('/hosts.toml')) return 'it has the format of containerd, not of BuildKit'
  if (!(await files.isReadable(path))) return 'this user cannot read it'
  if (key === null) return null
  return (await files.isReadable(key)) ? null : 'this user cannot read its key'
}
