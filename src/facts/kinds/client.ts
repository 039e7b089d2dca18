export type ClientConfiguration = {
  readonly directory: string
  readonly present: boolean
  readonly currentContext: string | null
  readonly contexts: readonly string[]
  /** Names of registries whose credentials are in the file itself. Never the credentials. */
  readonly plaintextCredentials: readonly string[]
  readonly credentialStore: string | null
  readonly credentialHelpers: readonly string[]
}

export type ClientName = 'docker' | 'buildx' | 'compose'

export type Client = {
  readonly name: ClientName
  readonly path: string
  /** null if the program did not report it. */
  readonly version: string | null
  /** The API version set by DOCKER_API_VERSION; null if the client negotiates. */
  readonly pinnedApiVersion: string | null
}

/** The builder that buildx uses if a command names none. */
export type CurrentBuilder = {
  readonly name: string
  /** `docker-container`, `remote`, `kubernetes`, `cloud`; null if its record cannot be read. */
  readonly driver: string | null
  readonly source: 'BUILDX_BUILDER' | 'docker buildx use'
}

export type RequestedImage = {
  readonly reference: string
  /** The input that names it: `dind-image`, `driver-opts` or `append`. */
  readonly input: string
}
