import type { Certificates } from './daemon-address.ts'

/**
 * Variables that point the Docker CLI and Buildx to a daemon, its keys and their configuration. Without DOCKER_HOST, which
 * can hold a password.
 */
const clientVariables = [
  'BUILDX_BUILDER',
  'BUILDX_CONFIG',
  'DOCKER_API_VERSION',
  'DOCKER_CERT_PATH',
  'DOCKER_CONFIG',
  'DOCKER_CONTEXT',
  'DOCKER_TLS',
  'DOCKER_TLS_VERIFY',
] as const

type Environment = Readonly<Record<string, string | undefined>>

/** The values of these variables. Empty if one is not set, which means the same for each of them. */
export function clientVariablesOf(environment: Environment): Record<string, string> {
  return Object.fromEntries(clientVariables.map((name) => [name, environment[name] ?? '']))
}

/** The variables by which a client uses these certificates (docker/cli, flags/options.go). null: no TLS. */
export function tlsVariables(certificates: Certificates | null): Record<string, string> {
  return {
    DOCKER_TLS: certificates ? '1' : '',
    DOCKER_TLS_VERIFY: certificates?.verify ? '1' : '',
    DOCKER_CERT_PATH: certificates?.directory ?? '',
  }
}
