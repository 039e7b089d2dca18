export type ClientConfiguration = {
  readonly directory: string
  readonly present: boolean
  readonly currentContext: string | null
  readonly contexts: readonly string[]
  /** Registries with credentials in the file itself. Never the credentials. */
  readonly plaintextCredentials: readonly string[]
  readonly credentialStore: string | null
  readonly credentialHelpers: readonly string[]
}

export type ClientName = 'docker' | 'buildx' | 'compose'

export type Client = {
  readonly name: ClientName
  readonly path: string
  /** null where the program did not say. */
  readonly version: string | null
  /** The API version that DOCKER_API_VERSION forces on it; null: it negotiates. */
  readonly pinnedApiVersion: string | null
}

/** The builder that buildx takes where none is named. */
export type CurrentBuilder = {
  readonly name: string
  /** `docker-container`, `remote`, `kubernetes`, `cloud`; null where its record cannot be read. */
  readonly driver: string | null
  readonly source: 'BUILDX_BUILDER' | 'docker buildx use'
}

export type RequestedImage = {
  readonly reference: string
  /** Which input asks for it: `dind-image` or `driver-opts`. */
  readonly input: string
}
