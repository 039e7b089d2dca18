import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryFolder } from './folder.ts'

/** The paths of a certificate and its key, both PEM. */
export type KeyPair = { readonly certificate: string; readonly key: string }

type Subject = {
  readonly name: string
  /** As openssl writes it: `IP:127.0.0.1,DNS:localhost`. */
  readonly names?: string
  readonly for?: 'serverAuth' | 'clientAuth'
  /** Days from now on. A past certificate has a negative number. */
  readonly days?: number
}

/** Certificates as the owner of a BuildKit makes them. */
export type Authority = {
  /** The path of its own certificate. */
  readonly certificate: string
  issue(subject: Subject): Promise<KeyPair>
}

const openssl = (...words: string[]) => promisify(execFile)('openssl', words)
const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
let serial = 0

/** Makes a certificate authority by openssl. After the test it is removed with all that it has issued. */
export async function makeAuthority(name = 'Berth test CA'): Promise<Authority> {
  const folder = await temporaryFolder('certificates')
  const at = (file: string) => join(folder, file)
  const own = { certificate: at('ca.pem'), key: at('ca-key.pem') }
  const self = ['req', '-x509', ...curve, '-subj', `/O=Acme/CN=${name}`, '-days', '1']
  await openssl(...self, '-keyout', own.key, '-out', own.certificate)
  return {
    certificate: own.certificate,
    async issue({ name: subject, names, for: use = 'clientAuth', days = 1 }) {
      serial += 1
      const [certificate, key, request] = [at(`${serial}.pem`), at(`${serial}-key.pem`), at(`${serial}.csr`)]
      const extensions = at(`${serial}.ext`)
      await openssl('req', ...curve, '-subj', `/CN=${subject}`, '-keyout', key, '-out', request)
      await writeFile(extensions, `extendedKeyUsage=${use}\n${names ? `subjectAltName=${names}\n` : ''}`)
      const issued = ['-CA', own.certificate, '-CAkey', own.key, '-set_serial', String(serial)]
      const sign = ['x509', '-req', '-in', request, ...issued, '-days', String(days), '-extfile', extensions]
      await openssl(...sign, '-out', certificate)
      return { certificate, key }
    },
  }
}

/** The variables that docker/setup-buildx-action documents for the certificates of a node. */
export async function authVariables(
  node: number,
  authority: string | null,
  client: KeyPair | null,
): Promise<Record<string, string>> {
  const prefix = `BUILDER_NODE_${node}_AUTH_TLS_`
  const text = (path: string) => readFile(path, 'utf8')
  return {
    ...(authority && { [`${prefix}CACERT`]: await text(authority) }),
    ...(client && {
      [`${prefix}CERT`]: await text(client.certificate),
      [`${prefix}KEY`]: await text(client.key),
    }),
  }
}

/** The driver options that name the same files. */
export const tlsOptions = (authority: string, client: KeyPair): string =>
  `cacert=${authority},cert=${client.certificate},key=${client.key}`
