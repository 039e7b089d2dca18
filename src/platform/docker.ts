import type Dockerode from 'dockerode'
import type { RegistryLogin } from '../values/registry-logins.ts'
import { beforeDeadline, type Deadline } from './before-deadline.ts'
import type { OnEvent } from './follow-progress.ts'
import { type Housekeeping, housekeeping } from './housekeeping.ts'
import { type ImageTransfers, imageTransfers } from './image-transfers.ts'
import { listEvents } from './list-events.ts'
import { newDockerode } from './new-dockerode.ts'
import { pullImage } from './pull-image.ts'
import { readContainerFile } from './read-container-file.ts'
import { splitStreams } from './split-streams.ts'
import { missingAsNull, tolerate } from './status-code.ts'

export type ContainerSpecification = Dockerode.ContainerCreateOptions
/** dockerode's types lack CgroupnsMode (Engine API 1.41). */
export type HostConfiguration = Dockerode.HostConfig & { readonly CgroupnsMode?: 'private' | 'host' }
export type ContainerInspection = Dockerode.ContainerInspectInfo
export type ContainerSummary = Dockerode.ContainerInfo
export type NetworkInspection = Dockerode.NetworkInspectInfo
export type VolumeInspection = Dockerode.VolumeInspectInfo & { readonly CreatedAt?: string }
export type ImageSummary = Omit<Dockerode.ImageInfo, 'RepoTags'> & {
  readonly RepoTags?: string[] | null | undefined
}
export type ImageInspection = Dockerode.ImageInspectInfo
/** An answer of the engine as JSON. Older engines omit newer fields. */
export type Json = Readonly<Record<string, unknown>>

type Texts = Record<string, string>

/** Filters of the Engine API. The values of a filter are alternatives, except for labels, which must all match. */
export type Filters = Record<string, string[]>

/**
 * The Engine API calls that Berth makes, each with a deadline. `inspect…` gives null if the object does not exist.
 * `remove…` succeeds if it does not exist. Otherwise calls reject with dockerode's error (`statusCode`, `json.message`),
 * or Node's error of the connection (`code`).
 */
export type Docker = Objects & Housekeeping & ImageTransfers

/** The calls about single objects. */
type Objects = {
  readonly host: string
  ping(timeout?: number): Promise<void>
  version(): Promise<Json>
  info(): Promise<Json>
  listNetworks(filters?: Filters): Promise<NetworkInspection[]>
  removeNetwork(name: string): Promise<void>
  listVolumes(filters?: Filters): Promise<VolumeInspection[]>
  listContainers(filters?: Filters): Promise<ContainerSummary[]>
  inspectContainer(name: string): Promise<ContainerInspection | null>
  /** A file of at most 1 MiB in a container, running or not. */
  readContainerFile(name: string, path: string): Promise<Buffer | null>
  /** Unpacks a tar archive into a directory of a container, running or not. Its volumes are mounted for this. */
  putArchive(name: string, directory: string, archive: Buffer): Promise<void>
  createContainer(specification: ContainerSpecification): Promise<string>
  startContainer(name: string): Promise<void>
  /** Sends SIGTERM, and SIGKILL after `grace` seconds. Succeeds if it is stopped or does not exist. */
  stopContainer(name: string, grace: number): Promise<void>
  /** Connects a container to another network. */
  connectNetwork(network: string, container: string): Promise<void>
  /** Sends SIGKILL and waits for the end. Succeeds if it is stopped or does not exist. */
  killContainer(name: string): Promise<void>
  unpauseContainer(name: string): Promise<void>
  /** Waits for the container's end and gives its exit code. */
  waitForContainer(name: string, timeout: number): Promise<number>
  /**
   * The events that the engine still holds, oldest first: the last `heldEvents` of all kinds.
   */
  listEvents(filters?: Filters): Promise<Json[]>
  /** The last `tail` lines of the container's output. */
  containerLogs(name: string, tail: number): Promise<{ stdout: string; stderr: string }>
  /** Removes the container, running or not, and its anonymous volumes. */
  removeContainer(name: string): Promise<void>
  /** Creates a volume of the driver `local`. `options`: what the engine mounts (moby, daemon/volume/local). */
  createVolume(name: string, labels: Texts, options?: Texts): Promise<void>
  inspectVolume(name: string): Promise<VolumeInspection | null>
  removeVolume(name: string): Promise<void>
  listImages(filters?: Filters): Promise<ImageSummary[]>
  inspectImage(reference: string): Promise<ImageInspection | null>
  /** Pulls an image, without a login if `login` is null. `onEvent` gets each event of the engine. */
  pullImage(image: string, login: RegistryLogin | null, onEvent: OnEvent, signal?: AbortSignal): Promise<void>
  removeImage(reference: string): Promise<void>
}

export type ConnectOptions = {
  /** The environment with the TLS settings for `tcp://`: DOCKER_TLS_VERIFY, DOCKER_CERT_PATH. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Creates a client for the engine at `unix://…` or `tcp://…`, without making a call.
 *
 * @throws an error for any other scheme
 */
export type ConnectDocker = (host: string, options: ConnectOptions) => Docker

type Call<T> = (deadline: Deadline) => Promise<T>

/** Milliseconds for calls that read. Engines answer /info in 5 to 60 ms, and in seconds under load. */
const readTimeout = 10_000
/** Milliseconds for calls that change something. An engine under load took 20 s to remove a container. */
const changeTimeout = 60_000
/** Milliseconds for a busy engine. */
const busyTimeout = 30_000

export const connectDocker: ConnectDocker = (host, { environment }) => {
  const dockerode = newDockerode(host, environment)
  // dockerode 5 accepts a signal for these too, but its types are one major version behind.
  const daemon = dockerode as unknown as Record<
    'ping' | 'version' | 'info',
    (options: Deadline) => Promise<Json>
  >
  const read = <T>(call: Call<T>) => beforeDeadline(readTimeout, call)
  const change = <T>(call: Call<T>) => beforeDeadline(changeTimeout, call)

  const ping = async (timeout = readTimeout) => {
    await beforeDeadline(timeout, (deadline) => daemon.ping(deadline))
  }
  return {
    ...housekeeping(dockerode, change),
    ...imageTransfers(host, dockerode, () => ping(busyTimeout), change),
    host,
    ping,
    version: () => read((deadline) => daemon.version(deadline)),
    info: () => read((deadline) => daemon.info(deadline)),
    listNetworks: (filters = {}) => read((deadline) => dockerode.listNetworks({ filters, ...deadline })),
    async removeNetwork(name) {
      const remove: Call<unknown> = (deadline) => dockerode.getNetwork(name).remove(deadline)
      await tolerate([404], change(remove))
    },
    // Volumes is null if there are none (Engine API up to 1.43).
    listVolumes: async (filters = {}) =>
      (await read((deadline) => dockerode.listVolumes({ filters, ...deadline }))).Volumes ?? [],
    listContainers: (filters = {}) =>
      read((deadline) => dockerode.listContainers({ all: true, filters, ...deadline })),
    inspectContainer: (name) =>
      missingAsNull(read((deadline) => dockerode.getContainer(name).inspect(deadline))),
    readContainerFile: (name, path) =>
      missingAsNull(read((each) => readContainerFile(dockerode.getContainer(name), path, each))),
    async putArchive(name, path, archive) {
      await change((deadline) => dockerode.getContainer(name).putArchive(archive, { path, ...deadline }))
    },
    async createContainer({ name, ...specification }) {
      // docker-modem would also put all of it into the URL, which an engine in debug mode logs, including passwords.
      const parts = { _query: { name }, _body: specification }
      return (await change((deadline) => dockerode.createContainer({ ...parts, ...deadline }))).id
    },
    async startContainer(name) {
      await change((deadline) => dockerode.getContainer(name).start(deadline))
    },
    async connectNetwork(network, container) {
      await change((deadline) => dockerode.getNetwork(network).connect({ Container: container, ...deadline }))
    },
    async stopContainer(name, grace) {
      const stop: Call<unknown> = (deadline) => dockerode.getContainer(name).stop({ t: grace, ...deadline })
      await tolerate([304, 404], beforeDeadline(grace * 1000 + readTimeout, stop))
    },
    async killContainer(name) {
      const kill: Call<unknown> = (deadline) => dockerode.getContainer(name).kill(deadline)
      // 409: it is not running.
      await tolerate([404, 409], change(kill))
    },
    async unpauseContainer(name) {
      await read((deadline) => dockerode.getContainer(name).unpause(deadline))
    },
    async waitForContainer(name, timeout) {
      const wait: Call<{ StatusCode: number }> = (deadline) => dockerode.getContainer(name).wait(deadline)
      return (await beforeDeadline(timeout, wait)).StatusCode
    },
    listEvents: (filters = {}) => read((deadline) => listEvents(dockerode, filters, deadline)),
    async containerLogs(name, tail) {
      const options = { stdout: true, stderr: true, follow: false, tail } as const
      return splitStreams(
        await read((deadline) => dockerode.getContainer(name).logs({ ...options, ...deadline })),
      )
    },
    async removeContainer(name) {
      const remove: Call<unknown> = (deadline) =>
        dockerode.getContainer(name).remove({ force: true, v: true, ...deadline })
      await tolerate([404, 409], change(remove)) // 409: it is already being removed (moby, daemon/delete.go).
    },
    async createVolume(Name, Labels, DriverOpts = {}) {
      await change((each) => dockerode.createVolume({ Name, Labels, DriverOpts, ...each }))
    },
    inspectVolume: (name) => missingAsNull(read((deadline) => dockerode.getVolume(name).inspect(deadline))),
    async removeVolume(name) {
      const remove: Call<unknown> = (deadline) => dockerode.getVolume(name).remove(deadline)
      await tolerate([404], change(remove))
    },
    listImages: (filters = {}) => read((deadline) => dockerode.listImages({ filters, ...deadline })),
    inspectImage: (reference) => missingAsNull(read(() => dockerode.getImage(reference).inspect())),
    pullImage: (...request) => pullImage(dockerode, () => ping(busyTimeout), ...request),
    async removeImage(reference) {
      const remove: Call<unknown> = (deadline) =>
        dockerode.getImage(reference).remove({ force: true, ...deadline })
      await tolerate([404], change(remove))
    },
  }
}
