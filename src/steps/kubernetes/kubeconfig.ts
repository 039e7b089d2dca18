import { dirname, isAbsolute, resolve } from 'node:path'

/** A program that gives a login (kubernetes.io/docs/reference/config-api/client-authentication.v1). */
export type ExecPlugin = {
  readonly command: string
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly apiVersion: string
  readonly passesCluster: boolean
}

/** What the current context of a kubeconfig says: PEM texts are in it, files are absolute paths. */
export type Context = {
  readonly server: string
  readonly authority: Pem
  readonly serverName: string | null
  readonly insecure: boolean
  readonly proxy: string | null
  readonly namespace: string
  readonly certificate: Pem
  readonly key: Pem
  readonly token: string | null
  readonly tokenFile: string | null
  readonly basic: { readonly username: string; readonly password: string } | null
  readonly exec: ExecPlugin | null
  /** Those of an account that acts as another one. */
  readonly headers: Headers
}

type Headers = Readonly<Record<string, string | readonly string[]>>

/** A PEM text, or the file that holds it. */
export type Pem = { readonly text: string } | { readonly file: string } | null

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads the current context of a parsed kubeconfig (kubernetes.io/docs/reference/config-api/kubeconfig.v1).
 *
 * @param path of the file: its relative paths start there
 * @returns the problem as the rest of a sentence whose subject is the file
 */
export function contextOf(value: unknown, path: string): Context | { readonly problem: string } {
  const config = fields(value)
  const current = text(config, 'current-context')
  if (current === null) return { problem: 'has no `current-context`' }
  const context = named(config, 'contexts', current, 'context')
  if (!context) return { problem: `has no context ${current}, which is its \`current-context\`` }
  const clusterName = text(context, 'cluster') ?? ''
  const cluster = named(config, 'clusters', clusterName, 'cluster')
  const server = cluster && text(cluster, 'server')
  if (!cluster || server === null || server === undefined)
    return { problem: `names no server for the cluster ${clusterName || 'of its context'}` }
  if (!/^https?:\/\//.test(server) || !URL.canParse(server))
    return { problem: `has a cluster ${clusterName} whose server is no http or https address` }
  const userName = text(context, 'user') ?? ''
  const user = named(config, 'users', userName, 'user') ?? (userName === '' ? {} : null)
  if (user === null) return { problem: `has no user ${userName}, which its context ${current} names` }
  if ('auth-provider' in user && !('exec' in user))
    return { problem: `logs in by \`auth-provider\`, which Kubernetes 1.26 removed` }
  const pem = (part: Fields, key: string): Pem => {
    const data = text(part, `${key}-data`)
    const file = text(part, key)
    if (data !== null) return { text: Buffer.from(data, 'base64').toString() }
    return file === null ? null : { file: absolute(file, path) }
  }
  const tokenFile = text(user, 'tokenFile')
  const username = text(user, 'username')
  return {
    server,
    authority: pem(cluster, 'certificate-authority'),
    serverName: text(cluster, 'tls-server-name'),
    insecure: cluster['insecure-skip-tls-verify'] === true,
    proxy: text(cluster, 'proxy-url'),
    namespace: text(context, 'namespace') ?? 'default',
    certificate: pem(user, 'client-certificate'),
    key: pem(user, 'client-key'),
    token: text(user, 'token'),
    tokenFile: tokenFile === null ? null : absolute(tokenFile, path),
    basic: username === null ? null : { username, password: text(user, 'password') ?? '' },
    exec: 'exec' in user ? pluginOf(fields(user['exec']), path) : null,
    headers: impersonation(user),
  }
}

function pluginOf(exec: Fields, path: string): ExecPlugin {
  const command = text(exec, 'command') ?? ''
  const pairs = list(exec['env']).map((entry) => [
    text(fields(entry), 'name') ?? '',
    text(fields(entry), 'value') ?? '',
  ])
  return {
    // A command with a slash starts at the directory of the file, another one is on PATH (client-go, clientcmd).
    command: command.includes('/') ? absolute(command, path) : command,
    words: list(exec['args']).map(String),
    environment: Object.fromEntries(pairs),
    apiVersion: text(exec, 'apiVersion') ?? 'client.authentication.k8s.io/v1',
    passesCluster: exec['provideClusterInfo'] === true,
  }
}

/** The headers of `as` (kubernetes.io/docs/reference/access-authn-authz/user-impersonation). */
function impersonation(user: Fields): Headers {
  const as = text(user, 'as')
  const groups = list(user['as-groups']).map(String)
  return {
    ...(as !== null && { 'impersonate-user': as }),
    ...(groups.length > 0 && { 'impersonate-group': groups }),
  }
}

function named(config: Fields, key: string, name: string, part: string): Fields | undefined {
  const entry = list(config[key])
    .map(fields)
    .find((candidate) => candidate['name'] === name)
  return entry && fields(entry[part])
}

const absolute = (file: string, path: string): string =>
  isAbsolute(file) ? file : resolve(dirname(path), file)
const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function text(from: Fields, key: string): string | null {
  const value = from[key]
  return typeof value === 'string' && value !== '' ? value : null
}
