import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The keys of a client of an engine over TLS, as `tls.connect` takes them. */
export type EngineKeys = {
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
  /** False: the certificate of the engine is not checked. */
  readonly rejectUnauthorized: boolean
}

/**
 * Reads the keys that these variables name. As the CLI: only DOCKER_TLS_VERIFY checks the server, and a client certificate
 * is optional (docker/cli, flags/options.go).
 *
 * @throws an error for a directory without certificates
 */
export function engineKeys(environment: Readonly<Record<string, string | undefined>>): EngineKeys {
  const directory = environment['DOCKER_CERT_PATH']
  const rejectUnauthorized = Boolean(environment['DOCKER_TLS_VERIFY'] || !environment['DOCKER_TLS'])
  if (!directory) return { rejectUnauthorized }
  const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map((name) => {
    const path = join(directory, name)
    return existsSync(path) ? readFileSync(path) : undefined
  })
  if (!ca && !cert) throw new Error(`${directory} has neither ca.pem nor cert.pem`)
  return { rejectUnauthorized, ...(ca && { ca }), ...(cert && key && { cert, key }) }
}
