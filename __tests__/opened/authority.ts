import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryFolder } from './folder.ts'

/** A private CA, and a server's certificate of it. */
export type Authority = {
  /** The folder of its files. */
  readonly folder: string
  /** The file with the CA. */
  readonly file: string
  readonly certificate: string
  readonly key: string
}

/** Makes a private CA for a test, which has signed a certificate for an IP address. */
export async function makeAuthority(address: string): Promise<Authority> {
  const folder = await temporaryFolder('authority')
  const at = (name: string) => join(folder, name)
  const openssl = (...words: string[]) => promisify(execFile)('openssl', words)
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  await openssl(
    ...['req', '-x509', ...key, '-days', '2', '-subj', '/CN=Private CA of a test'],
    ...['-keyout', at('ca.key'), '-out', at('ca.crt')],
  )
  await openssl('req', ...key, '-subj', '/CN=server', '-keyout', at('server.key'), '-out', at('server.csr'))
  await writeFile(at('names'), `subjectAltName=IP:${address}`)
  await openssl(
    ...['x509', '-req', '-days', '2', '-in', at('server.csr'), '-extfile', at('names'), '-CAcreateserial'],
    ...['-CA', at('ca.crt'), '-CAkey', at('ca.key'), '-out', at('server.crt')],
  )
  const [certificate, serverKey] = await Promise.all(
    ['server.crt', 'server.key'].map((name) => readFile(at(name), 'utf8')),
  )
  return { folder, file: at('ca.crt'), certificate: certificate ?? '', key: serverKey ?? '' }
}
