import { isAbsolute } from 'node:path'
import type { NodeCertificates, NodeSettings, PlannedNode } from '../../plan/plan.ts'
import { keyFits, readCertificate } from '../../platform/certificate.ts'
import type { Files } from '../../platform/files.ts'
import type { Problem } from './problem.ts'

/** A node as it is requested, with its place in the builder. */
export type RequestedTls = {
  readonly position: number
  readonly node: PlannedNode
  readonly settings: NodeSettings
  readonly certificates: NodeCertificates
}

/** A PEM text, and the input that it is from. */
export type Pem = { readonly input: string; readonly text: string }
export type NodeTls = {
  readonly serverName: string | null
  readonly authority: Pem | null
  readonly certificate: Pem | null
  readonly key: Pem | null
}

/** The variables of docker/setup-buildx-action for the certificates of a node. */
export const variablesOf = (position: number) => {
  const prefix = `BUILDER_NODE_${position}_AUTH_TLS`
  return { authority: `${prefix}_CACERT`, certificate: `${prefix}_CERT`, key: `${prefix}_KEY` } as const
}

/** The driver options of buildx for the same (docker/buildx, driver/remote/factory.go). */
export const optionNames = { authority: 'cacert', certificate: 'cert', key: 'key' } as const

type Part = keyof typeof optionNames
const parts = ['authority', 'certificate', 'key'] as const

/**
 * Reads the certificates of a node and checks that they can work, so that a wrong file is an error of an input.
 *
 * @returns `tls` null: the node is used without TLS
 */
export async function readTls(
  requested: RequestedTls,
  files: Pick<Files, 'readText'>,
): Promise<{ readonly tls: NodeTls | null; readonly problems: readonly Problem[] }> {
  const serverName = optionOf('servername', requested.settings)
  const read = await Promise.all(parts.map((part) => readPart(part, requested, files)))
  const [authority = null, certificate = null, key = null] = read.map((found) =>
    found && 'text' in found ? found : null,
  )
  const unreadable = read.flatMap((found) => (found && 'message' in found ? found : []))
  const tls = { serverName, authority, certificate, key }
  if (unreadable.length > 0) return { tls, problems: unreadable }
  if (serverName === null && !authority && !certificate && !key) return { tls: null, problems: [] }
  return { tls, problems: [...missing(tls, requested.position), ...unfit(tls)] }
}

/** The last value of a driver option counts, as in buildx. */
function optionOf(name: string, { driverOptions }: NodeSettings): string | null {
  const option = driverOptions.findLast((each) => each.startsWith(`${name}=`))
  return option?.slice(name.length + 1) ?? null
}

/** A variable overrides the driver option, as in docker/setup-buildx-action, and counts for TCP only. */
async function readPart(
  part: Part,
  { position, node, settings, certificates }: RequestedTls,
  { readText }: Pick<Files, 'readText'>,
): Promise<Pem | Problem | null> {
  const text = node.endpoint.startsWith('tcp://') ? certificates[part] : null
  if (text !== null) return { input: `\`${variablesOf(position)[part]}\``, text }
  const path = optionOf(optionNames[part], settings)
  if (path === null) return null
  const input = `\`${optionNames[part]}=${path}\` in \`driver-opts\``
  if (!isAbsolute(path)) {
    const remedy = `Set the whole path: \`${optionNames[part]}=\${{ github.workspace }}/${path}\`.`
    return { message: `${input} is a relative path, which Buildx refuses.`, remedy }
  }
  try {
    return { input, text: await readText(path) }
  } catch (error) {
    const reason = (error as Error).message
    return { message: `${input} cannot be read: ${reason}.`, remedy: `Check the file: \`ls -l ${path}\`.` }
  }
}

function missing(tls: NodeTls, position: number): Problem[] {
  const lacks = (part: Part, why: string): Problem => ({
    message: `${why}, but the driver option \`${optionNames[part]}\` and \`${variablesOf(position)[part]}\` are not set.`,
    remedy: `Set \`${variablesOf(position)[part]}\` to the PEM text, or \`${optionNames[part]}\` to the path of the file.`,
  })
  const { authority, certificate, key } = tls
  return [
    ...(authority ? [] : [lacks('authority', 'TLS needs the certificate authority of the server')]),
    ...(certificate && !key ? [lacks('key', `${certificate.input} needs its private key`)] : []),
    ...(key && !certificate ? [lacks('certificate', `${key.input} needs its certificate`)] : []),
  ]
}

function unfit({ authority, certificate, key }: NodeTls): Problem[] {
  const problems = [authority, certificate].flatMap((pem) => (pem ? wrongCertificate(pem) : []))
  if (problems.length > 0 || !certificate || !key) return problems
  const fits = keyFits(certificate.text, key.text)
  if (fits === true) return []
  const subject = readCertificate(certificate.text)?.subject ?? ''
  const message =
    fits === null
      ? `${key.input} holds no private key in PEM form, or one with a passphrase.`
      : `The private key ${key.input} is not that of the certificate ${certificate.input} (${subject}).`
  return [{ message, remedy: 'Set the key that this certificate was made with, without a passphrase.' }]
}

function wrongCertificate({ input, text }: Pem): Problem[] {
  const found = readCertificate(text)
  if (!found) {
    const remedy = 'Set a certificate that starts with `-----BEGIN CERTIFICATE-----`.'
    return [{ message: `${input} holds no certificate in PEM form.`, remedy }]
  }
  if (found.validity === 'valid') return []
  const when =
    found.validity === 'expired' ? `expired on ${found.until}` : `is not valid before ${found.from}`
  const message = `The certificate ${input} (${found.subject}) ${when}.`
  return [{ message, remedy: `Create a new certificate, or check the clock of this runner: \`date\`.` }]
}
