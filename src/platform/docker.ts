import type Dockerode from 'dockerode'
import { splitReference } from '../values/image-reference.ts'
import type { RegistryLogin } from '../values/registry-logins.ts'
import { beforeDeadline, type Deadline } from './before-deadline.ts'
import { followProgress, type OnEvent } from './follow-progress.ts'
import { newDockerode } from './new-dockerode.ts'
import { splitStreams } from './split-streams.ts'
import { missingAsNull, tolerate } from './status-code.ts'
import { type Patience, whileAlive } from './while-alive.ts'

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
/** The engine's own words, as JSON; the fields that a version of the engine lacks are missing. */
export type Json = Readonly<Record<string, unknown>>

/** As the engine takes them: values of one filter are alternatives, but for labels, of which each must be there. */
export type Filters = Record<string, string[]>

/**
 * The calls of the Engine API that Berth makes, each with a deadline. Functions that look at one thing give null where
 * there is none; `remove…` of a thing that is not there is no error. Everything else rejects with dockerode's error
 * (`statusCode`, `json.message`), or Node's for the connection (`code`).
 */
export type Docker = {
  readonly host: string
  ping(timeout?: number): Promise<void>
  version(): Promise<Json>
  info(): Promise<Json>
  listNetworks(): Promise<NetworkInspection[]>
  listVolumes(filters?: Filters): Promise<VolumeInspection[]>
  listContainers(filters?: Filters): Promise<ContainerSummary[]>
  inspectContainer(name: string): Promise<ContainerInspection | null>
  createContainer(specification: ContainerSpecification): Promise<string>
  startContainer(name: string): Promise<void>
  /** Sends SIGTERM, and SIGKILL after the grace period in seconds. One that is stopped or gone is no error. */
  stopContainer(name: string, grace: number): Promise<void>
  /** Gives a container one more network. */
  connectNetwork(network: string, container: string): Promise<void>
  /** Sends SIGKILL and waits for the end; a container that is not there or does not run is no error. */
  killContainer(name: string): Promise<void>
  unpauseContainer(name: string): Promise<void>
  /** Waits for the container's end; gives its exit code. */
  waitForContainer(name: string, timeout: number): Promise<number>
  /** Standard output and error of the container, the last `tail` lines. */
  containerLogs(name: string, tail: number): Promise<{ stdout: string; stderr: string }>
  /** Removes the container, running or not, and its anonymous volumes. */
  removeContainer(name: string): Promise<void>
  createVolume(name: string, labels: Readonly<Record<string, string>>): Promise<void>
  inspectVolume(name: string): Promise<VolumeInspection | null>
  removeVolume(name: string): Promise<void>
  listImages(filters?: Filters): Promise<ImageSummary[]>
  inspectImage(reference: string): Promise<ImageInspection | null>
  /** Pulls an image, without a login if `login` is null. `onEvent` gets each event of the engine. */
  pullImage(image: string, login: RegistryLogin | null, onEvent: OnEvent, signal?: AbortSignal): Promise<void>
  /** Makes an image of one layer from a tar archive. `changes` are Dockerfile instructions. */
  importImage(archive: Buffer, reference: string, changes: readonly string[]): Promise<void>
  removeImage(reference: string): Promise<void>
}

export type ConnectOptions = {
  /** The environment that names TLS material for `tcp://`: DOCKER_TLS_VERIFY, DOCKER_CERT_PATH. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Connects to the engine at `unix://…` or `tcp://…`: no call is made yet.
 *
 * @throws an error for any other scheme
 */
export type ConnectDocker = (host: string, options: ConnectOptions) => Docker

type Call<T> = (deadline: Deadline) => Promise<T>

/** Milliseconds that a plain question may take. Engines answer /info in 5 to 60 ms; a busy one in seconds. */
const questionTimeout = 10_000
/** Milliseconds for calls that change something: an engine under load took 20 s to remove a container. */
const changeTimeout = 60_000
/** Milliseconds for an engine that has much to do. */
const busyTimeout = 30_000
/** Engines with containerd's image store say nothing while they unpack a layer. */
const pullPatience: Patience = { interval: 20_000, limit: 300_000 }

export const connectDocker: ConnectDocker = (host, { environment }) => {
  const dockerode = newDockerode(host, environment)
  // dockerode 5 takes a signal for these too; its types, a major behind, do not know.
  const daemon = dockerode as unknown as Record<
    'ping' | 'version' | 'info',
    (options: Deadline) => Promise<Json>
  >
  const question = <T>(ask: Call<T>) => beforeDeadline(questionTimeout, ask)
  const change = <T>(order: Call<T>) => beforeDeadline(changeTimeout, order)

  const ping = async (timeout = questionTimeout) => {
    await beforeDeadline(timeout, (deadline) => daemon.ping(deadline))
  }
  return {
    host,
    ping,
    version: () => question((deadline) => daemon.version(deadline)),
    info: () => question((deadline) => daemon.info(deadline)),
    listNetworks: () => question((deadline) => dockerode.listNetworks(deadline)),
    // Volumes is null where there are none (Engine API up to 1.43).
    listVolumes: async (filters = {}) =>
      (await question((deadline) => dockerode.listVolumes({ filters, ...deadline }))).Volumes ?? [],
    listContainers: (filters = {}) =>
      question((deadline) => dockerode.listContainers({ all: true, filters, ...deadline })),
    inspectContainer: (name) =>
      missingAsNull(question((deadline) => dockerode.getContainer(name).inspect(deadline))),
    async createContainer(specification) {
      // docker-modem would put all of it into the address too, which an engine in debug mode logs, passwords and all.
      const parts = { _query: { name: specification.name }, _body: specification }
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
      await tolerate([304, 404], beforeDeadline(grace * 1000 + questionTimeout, stop))
    },
    async killContainer(name) {
      const kill: Call<unknown> = (deadline) => dockerode.getContainer(name).kill(deadline)
      // 409: it does not run.
      await tolerate([404, 409], change(kill))
    },
    async unpauseContainer(name) {
      await question((deadline) => dockerode.getContainer(name).unpause(deadline))
    },
    async waitForContainer(name, timeout) {
      const wait: Call<{ StatusCode: number }> = (deadline) => dockerode.getContainer(name).wait(deadline)
      return (await beforeDeadline(timeout, wait)).StatusCode
    },
    async containerLogs(name, tail) {
      const options = { stdout: true, stderr: true, follow: false, tail } as const
      return splitStreams(
        await question((deadline) => dockerode.getContainer(name).logs({ ...options, ...deadline })),
      )
    },
    async removeContainer(name) {
      const remove: Call<unknown> = (deadline) =>
        dockerode.getContainer(name).remove({ force: true, v: true, ...deadline })
      await tolerate([404, 409], change(remove)) // 409: it is being removed (moby, daemon/delete.go).
    },
    async createVolume(name, labels) {
      const volume = { Name: name, Labels: { ...labels } }
      await change((deadline) => dockerode.createVolume({ ...volume, ...deadline }))
    },
    inspectVolume: (name) =>
      missingAsNull(question((deadline) => dockerode.getVolume(name).inspect(deadline))),
    async removeVolume(name) {
      const remove: Call<unknown> = (deadline) => dockerode.getVolume(name).remove(deadline)
      await tolerate([404], change(remove))
    },
    listImages: (filters = {}) => question((deadline) => dockerode.listImages({ filters, ...deadline })),
    inspectImage: (reference) => missingAsNull(question(() => dockerode.getImage(reference).inspect())),
    async pullImage(reference, login, onEvent, signal) {
      // A large image on a slow line is no error; an engine or a registry that hangs is one.
      const pull = async (abortSignal: AbortSignal, progress: () => void) => {
        const stream = await dockerode.pull(reference, {
          abortSignal,
          ...(login && { authconfig: login as Dockerode.AuthConfig }),
        })
        await followProgress(dockerode, stream, (event) => {
          progress()
          onEvent(event)
        })
      }
      await whileAlive(pull, () => ping(busyTimeout), { ...pullPatience, signal })
    },
    async importImage(archive, reference, changes) {
      const [repo, tag] = splitReference(reference)
      await change(async (deadline) => {
        const options = { repo, tag, changes: [...changes], ...deadline }
        const stream = await dockerode.importImage(archive as never, options)
        await followProgress(dockerode, stream, () => {})
      })
    },
    async removeImage(reference) {
      const remove: Call<unknown> = (deadline) =>
        dockerode.getImage(reference).remove({ force: true, ...deadline })
      await tolerate([404], change(remove))
    },
  }
}
