/**
 * A `config.json` of the Docker CLI in a directory of the job, copied from the user's file, with another current context
 * or another Buildx.
 */
export type CreateClientConfiguration = {
  readonly kind: 'create-client-configuration'
  /** The value of DOCKER_CONFIG for later steps. */
  readonly directory: string
  /** The directory of the user's file. */
  readonly from: string
  /** The context of the job daemon; null: the contexts of the user stay. */
  readonly context: { readonly name: string; readonly host: string } | null
  /** The path of a Buildx that comes before the others of this runner, or null. */
  readonly buildxPlugin: string | null
}

export type ExportEnvironment = {
  readonly kind: 'export-environment'
  readonly variables: Readonly<Record<string, string>>
  /** Variables that get the address of the job daemon, which is known only once it runs. */
  readonly addressVariables: readonly string[]
  /** Their values before this step. Empty for a variable that was not set. */
  readonly previous: Readonly<Record<string, string>>
}
