import type { EngineRequests } from '../../platform/engine-requests.ts'

/** Milliseconds for an answer. A daemon under load takes seconds. */
const timeout = 5_000
/** The time of a container that was never started or never ended (Go's zero time). */
const never = '0001-01-01T00:00:00Z'

/** What an engine says about a container. Its environment and its arguments are not read. */
export type ContainerDetails = {
  readonly id: string
  readonly program: string
  readonly memoryLimit: number | null
  readonly pid: number
  readonly isRunning: boolean
  readonly exitCode: number
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly ports: readonly string[]
}

/** What the ledger asks a daemon. Each call gives null if the object is gone or the daemon does not answer. */
export type AskDaemon = {
  container(id: string): Promise<ContainerDetails | null>
  /** The labels of a network or a volume. */
  labels(object: 'network' | 'volume', id: string): Promise<Readonly<Record<string, string>> | null>
  /** An image by its reference or its ID. */
  image(reference: string): Promise<{ readonly size: number; readonly names: readonly string[] } | null>
  /** The names of all images. */
  imageNames(): Promise<readonly string[] | null>
  containers(): Promise<readonly ListedContainer[] | null>
}

export type ListedContainer = {
  readonly id: string
  readonly name: string
  readonly image: string
  readonly createdAt: number
  readonly labels: Readonly<Record<string, string>>
}

export function askDaemon(engine: EngineRequests): AskDaemon {
  const ask = <Answer>(path: string): Promise<Answer | null> =>
    engine.get(path, timeout).then(
      (answer) => answer as Answer | null,
      () => null,
    )
  return {
    async container(id) {
      const found = await ask<Inspection>(`/containers/${encodeURIComponent(id)}/json`)
      return found && detailsOf(found)
    },
    async labels(object, id) {
      const found = await ask<{ Labels?: Record<string, string> | null }>(
        `/${object}s/${encodeURIComponent(id)}`,
      )
      return found && (found.Labels ?? {})
    },
    async image(reference) {
      // The slashes of a reference are part of the path (moby, api/server/router/image).
      const path = reference.split('/').map(encodeURIComponent).join('/')
      const found = await ask<{ Size: number; RepoTags?: string[] | null }>(`/images/${path}/json`)
      return found && { size: found.Size, names: found.RepoTags ?? [] }
    },
    async imageNames() {
      const found = await ask<{ RepoTags?: string[] | null }[]>('/images/json')
      return found?.flatMap(({ RepoTags }) => RepoTags ?? []) ?? null
    },
    async containers() {
      const found = await ask<Listed[]>('/containers/json?all=1')
      return (
        found?.map(({ Id: id, Names, Image: image, Created, Labels }) => ({
          ...{ id, image, createdAt: Created * 1000, labels: Labels ?? {} },
          name: Names?.[0]?.replace(/^\//, '') ?? '',
        })) ?? null
      )
    },
  }
}

type Listed = {
  readonly Id: string
  readonly Names?: readonly string[] | null
  readonly Image: string
  readonly Created: number
  readonly Labels?: Readonly<Record<string, string>> | null
}

type Inspection = {
  readonly Id: string
  readonly Path: string
  readonly Created: string
  readonly State: {
    readonly Pid: number
    readonly Running: boolean
    readonly ExitCode: number
    readonly StartedAt: string
    readonly FinishedAt: string
  }
  readonly HostConfig: { readonly Memory: number }
  readonly NetworkSettings: {
    readonly Ports?: Readonly<Record<string, readonly { HostIp: string; HostPort: string }[] | null>> | null
  }
}

function detailsOf({ Id, Path, Created, State, HostConfig, NetworkSettings }: Inspection): ContainerDetails {
  const moment = (time: string) => (time === never ? null : new Date(time).toISOString())
  return {
    id: Id,
    program: Path,
    memoryLimit: HostConfig.Memory || null,
    pid: State.Pid,
    isRunning: State.Running,
    exitCode: State.ExitCode,
    createdAt: new Date(Created).toISOString(),
    startedAt: moment(State.StartedAt),
    finishedAt: moment(State.FinishedAt),
    ports: Object.entries(NetworkSettings.Ports ?? {}).flatMap(([inner, outer]) =>
      (outer ?? []).map(({ HostIp, HostPort }) => `${HostIp}:${HostPort}->${inner}`),
    ),
  }
}
