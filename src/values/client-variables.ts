/**
 * Variables by which Docker's client and buildx find an engine, its keys and their own files. Not DOCKER_HOST, which can
 * hold a password.
 */
const clientVariables = [
  'BUILDX_BUILDER',
  'BUILDX_CONFIG',
  'DOCKER_API_VERSION',
  'DOCKER_CERT_PATH',
  'DOCKER_CONFIG',
  'DOCKER_CONTEXT',
  'DOCKER_TLS_VERIFY',
] as const

type Environment = Readonly<Record<string, string | undefined>>

/** What these variables are; an empty text, which is as none for all of them, where one is not set. */
export function clientVariablesOf(environment: Environment): Record<string, string> {
  return Object.fromEntries(clientVariables.map((name) => [name, environment[name] ?? '']))
}
