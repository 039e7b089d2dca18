import { ExpectedError } from '../../expected-error.ts'
import type { Cluster } from '../../platform/kubernetes-api.ts'
import { httpsProxyOf } from '../../values/https-proxy.ts'
import type { Tools } from '../step.ts'
import { type Access, podToken } from './find-access.ts'
import type { Context, ExecPlugin, Pem } from './kubeconfig.ts'

type World = Pick<Tools, 'environment' | 'files' | 'runCommand'>

/** Milliseconds: a plugin asks the login service of a cloud. */
const pluginTimeout = 30_000

/**
 * The cluster with the identity of the job. Files are read and the plugin of the kubeconfig is run, without a shell.
 *
 * @throws ExpectedError `builder-not-ready` with the file or the plugin that fails
 */
export async function clusterOf({ from, context }: Access, world: World): Promise<Cluster> {
  const read = (pem: Pem) => textOf(pem, from, world)
  const login = context.exec === null ? null : await runPlugin(context.exec, context, from, world)
  const token = login?.token ?? (await tokenOf(context, world))
  const { basic } = context
  const authorization =
    token !== null
      ? `Bearer ${token}`
      : basic && `Basic ${Buffer.from(`${basic.username}:${basic.password}`).toString('base64')}`
  return {
    server: context.server,
    authority: await read(context.authority),
    serverName: context.serverName,
    insecure: context.insecure,
    proxy: context.proxy ?? httpsProxyOf(context.server, world.environment),
    certificate: login?.clientCertificateData ?? (await read(context.certificate)),
    key: login?.clientKeyData ?? (await read(context.key)),
    headers: { ...context.headers, ...(authorization && { authorization }) },
  }
}

/**
 * The same access without files that a later step can remove. A token that is renewed is still read from its file, and that of
 * the pod is not copied.
 */
export async function lastingAccess(access: Access, world: Pick<World, 'files'>): Promise<Access> {
  const { context, from } = access
  const inline = async (pem: Pem): Promise<Pem> => pem && { text: (await textOf(pem, from, world)) ?? '' }
  return {
    from,
    context: {
      ...context,
      authority: await inline(context.authority),
      certificate: await inline(context.certificate),
      key: await inline(context.key),
      token: context.tokenFile === podToken ? null : await tokenOf(context, world),
    },
  }
}

async function textOf(pem: Pem, from: string, { files }: Pick<World, 'files'>): Promise<string | null> {
  if (pem === null) return null
  if ('text' in pem) return pem.text
  try {
    return await files.readText(pem.file)
  } catch (error) {
    throw new ExpectedError(
      'builder-not-ready',
      `\`driver: kubernetes\` cannot reach a cluster: ${from} names a file that cannot be read: ${messageOf(error)}`,
      `Check the file: ls -l ${pem.file}`,
    )
  }
}

async function tokenOf(
  { token, tokenFile }: Context,
  { files }: Pick<World, 'files'>,
): Promise<string | null> {
  if (tokenFile === null) return token
  const read = await files.readText(tokenFile).catch(() => '')
  return read.trim() || token
}

type Login = {
  readonly token?: string
  readonly clientCertificateData?: string
  readonly clientKeyData?: string
}

async function runPlugin(
  { command, words, environment, apiVersion, passesCluster }: ExecPlugin,
  context: Context,
  from: string,
  { runCommand }: World,
): Promise<Login> {
  const authority = context.authority && 'text' in context.authority ? context.authority.text : null
  const cluster = {
    server: context.server,
    ...(authority !== null && { 'certificate-authority-data': Buffer.from(authority).toString('base64') }),
    'insecure-skip-tls-verify': context.insecure,
  }
  const info = {
    kind: 'ExecCredential',
    apiVersion,
    spec: { interactive: false, ...(passesCluster && { cluster }) },
  }
  const fail = (reason: string) =>
    new ExpectedError(
      'builder-not-ready',
      `\`driver: kubernetes\` cannot log in to the cluster: the program ${command} of ${from} ${reason}.`,
      `Run it in an earlier step to see its full output: ${[command, ...words].join(' ')}`,
    )
  try {
    const { exitCode, stdout, stderr, timedOut } = await runCommand(command, words, {
      timeout: pluginTimeout,
      environment: { ...environment, KUBERNETES_EXEC_INFO: JSON.stringify(info) },
    })
    if (timedOut) throw fail(`did not end within ${pluginTimeout / 1000} s`)
    if (exitCode !== 0) throw fail(`failed with exit code ${exitCode}: ${stderr.trim().split('\n').at(-1)}`)
    const { status } = JSON.parse(stdout) as { status?: Login }
    if (!status?.token && !status?.clientCertificateData) throw fail('gave no login')
    return status
  } catch (error) {
    if (error instanceof ExpectedError) throw error
    // The message of JSON.parse quotes the output, which can hold the token.
    throw fail(error instanceof SyntaxError ? 'gave no JSON' : `cannot be run: ${messageOf(error)}`)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
