import { contextDigest } from '../../platform/context-digest.ts'
import type { DaemonAddress } from '../../values/daemon-address.ts'
import { Unseen } from '../observe.ts'
import { parseEngineHost } from '../parsers/engine-host.ts'
import { parseJson, recordAt, textAt } from '../parsers/json.ts'
import type { Source } from '../source.ts'
import { configurationDirectory } from './client-configuration.ts'
import { readIfPresent } from './read.ts'

/**
 * The daemon of a Docker context (docker/cli, context/store). It is reached over TLS if the context has certificates or
 * does not check the server (context/docker/load.go, tlsConfig). The files have the names that DOCKER_CERT_PATH needs.
 *
 * @throws Unseen if there is no such context, or its host is neither a socket nor an address
 */
export async function dockerContext(source: Source, name: string): Promise<DaemonAddress> {
  const store = `${configurationDirectory(source)}/contexts`
  const path = `${store}/meta/${contextDigest(name)}/meta.json`
  const text = await readIfPresent(source, path)
  if (text === null) throw new Unseen(`the Docker context "${name}" does not exist (${path})`)
  const endpoint = recordAt(recordAt(parseJson(text, path), 'Endpoints'), 'docker')
  const stated = textAt(endpoint, 'Host')
  if (!stated) throw new Unseen(`the Docker context "${name}" has no host (${path})`)
  const host = parseEngineHost(stated, `the Docker context "${name}"`)
  const directory = `${store}/tls/${contextDigest(name)}/docker`
  const verify = endpoint['SkipTLSVerify'] !== true
  const files = ['ca.pem', 'cert.pem'].map((file) => source.files.exists(`${directory}/${file}`))
  const isEncrypted = (await Promise.all(files)).includes(true) || !verify
  return { host, certificates: isEncrypted && host.startsWith('tcp://') ? { directory, verify } : null }
}
