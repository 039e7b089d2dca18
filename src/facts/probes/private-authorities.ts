import { certificatesIn } from '../../values/pem.ts'
import type { Authorities, UnusableFile } from '../facts.ts'
import { systemErrorText } from '../parsers/system-error.ts'
import type { Source } from '../source.ts'
import { listOrNone } from './read.ts'

/**
 * The directories where administrators put private CAs, with the names that count there: update-ca-certificates(8) of
 * Debian and Alpine, update-ca-trust(8) of Fedora, trust(1) of Arch, update-ca-certificates(8) of SUSE.
 */
const anchors: readonly (readonly [directory: string, names: RegExp])[] = [
  ['/usr/local/share/ca-certificates', /\.crt$/],
  ['/etc/pki/ca-trust/source/anchors', /\.(?:crt|pem|cer)$/],
  ['/etc/ca-certificates/trust-source/anchors', /\.(?:crt|pem|cer)$/],
  ['/etc/pki/trust/anchors', /\.(?:crt|pem|cer)$/],
]

/** The public CAs of this machine with the private ones added (Go: crypto/x509, root_linux.go). */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/** Levels of directories: update-ca-certificates searches subdirectories too. */
const deepest = 3

/**
 * The private CAs of this machine, and those of the runner: NODE_EXTRA_CA_CERTS has the CA of a GitHub Enterprise Server
 * (GitHub's documentation of self-hosted runners).
 */
export async function privateAuthorities(
  source: Source,
): Promise<Authorities & { readonly unusable: readonly UnusableFile[] }> {
  const found = await Promise.all(
    anchors.map(async ([directory, names]) =>
      (await filesBelow(source, directory, deepest)).filter((path) => names.test(path)),
    ),
  )
  const extra = source.environment['NODE_EXTRA_CA_CERTS']
  const ofRunner = extra && !bundles.includes(extra) ? [extra] : []
  const paths = [...new Set([...found.flat(), ...ofRunner])]
  const read = await Promise.all(paths.map((path) => readAuthorities(source, path)))
  return {
    files: read.flatMap(({ path, certificates }) => (certificates.length > 0 ? [path] : [])),
    count: new Set(read.flatMap(({ certificates }) => certificates)).size,
    unusable: read.flatMap(({ path, reason }) => (reason === null ? [] : [{ path, reason }])),
  }
}

type Read = {
  readonly path: string
  readonly certificates: readonly string[]
  readonly reason: string | null
}

async function readAuthorities({ files }: Source, path: string): Promise<Read> {
  try {
    const certificates = certificatesIn(await files.readText(path))
    const reason = certificates.length > 0 ? null : 'it has no certificate in PEM format'
    return { path, certificates, reason }
  } catch (error) {
    return { path, certificates: [], reason: systemErrorText(error) }
  }
}

async function filesBelow(source: Source, directory: string, levels: number): Promise<string[]> {
  const names = (await listOrNone(source, directory)).sort()
  const found = names.map(async (name) => {
    const path = `${directory}/${name}`
    const kind = await source.files.status(path).then(
      (status) => status.kind,
      () => 'other',
    )
    if (kind === 'directory') return levels > 1 ? filesBelow(source, path, levels - 1) : []
    return kind === 'file' ? [path] : []
  })
  return (await Promise.all(found)).flat()
}
