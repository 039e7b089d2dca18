import type { Facts, Observation } from '../facts.ts'
import type { Naming } from './naming.ts'
import type { TextRules } from './text-rules.ts'

/** The replacement for a text. */
export type Rule = (text: string) => string

/**
 * The rules for all strings in a value. A field of type `string` without a rule does not compile. The items of a list
 * share a rule. Fields with a union of literals need none.
 */
export type Rules<T> = [T] extends [Observation<infer Value>]
  ? Rules<Value>
  : [T] extends [readonly (infer Item)[]]
    ? Rules<Item>
    : [T] extends [string]
      ? Rule
      : string extends keyof T
        ? Rule
        : {
            readonly [Key in keyof T as HasText<NonNullable<T[Key]>> extends true ? Key : never]: Rules<
              NonNullable<T[Key]>
            >
          }

type HasText<T> = [T] extends [Observation<infer Value>]
  ? HasText<Value>
  : [T] extends [readonly (infer Item)[]]
    ? HasText<Item>
    : [T] extends [string]
      ? string extends T
        ? true
        : false
      : [T] extends [object]
        ? true extends { [Key in keyof T]-?: HasText<NonNullable<T[Key]>> }[keyof T]
          ? true
          : false
        : false

/** The rules for all strings in the facts. */
export function rulesOf(
  { name }: Naming,
  { sentence, path, url, registry, profile, image }: TextRules,
): Rules<Facts> {
  /** Versions, drivers and other values that checks use. */
  const keep: Rule = (text) => text
  /** Labels name the repository, run and job, and no check uses them. */
  const drop: Rule = () => ''
  const named =
    (label: string): Rule =>
    (text) =>
      name(label, text)
  const id = named('id')
  /** Hosts and subnets, separated by commas. */
  const hosts: Rule = (text) =>
    text
      .split(',')
      .map((each) => (/^[\d.]+\/\d+$|^\*?$/.test(each) ? sentence(each) : registry(each)))
      .join(',')
  const mounts = { type: keep, source: path, destination: path, volume: named('volume') }
  const filesystem = { path, type: keep }

  return {
    machine: { kernel: keep, architecture: keep, hostname: named('machine') },
    runner: {
      name: named('runner'),
      evidence: sentence,
      workspace: path,
      work: path,
      home: path,
      temp: path,
      toolCache: path,
    },
    ownProcess: { capabilities: keep, appArmor: profile },
    cgroup: { path },
    ownContainer: { id, image, mounts, networks: named('network') },
    daemons: { arguments: sentence, dataRoot: path, cgroup: path, dataRootIdentity: keep },
    sockets: { path, mode: keep },
    endpoint: { host: url, context: named('context') },
    engine: {
      id: named('engine'),
      name: named('machine'),
      version: keep,
      apiVersion: keep,
      minApiVersion: keep,
      operatingSystem: keep,
      osType: keep,
      architecture: keep,
      kernel: keep,
      storageDriver: keep,
      backingFilesystem: keep,
      dataRoot: path,
      containerdAddress: path,
      runcVersion: keep,
      addressPools: sentence,
      cgroupVersion: keep,
      cgroupDriver: keep,
      securityOptions: sentence,
      runtimes: named('runtime'),
      defaultRuntime: named('runtime'),
      warnings: sentence,
      registryMirrors: url,
      proxies: keep,
      proxySettings: { value: hosts },
      insecureRegistries: hosts,
    },
    engineNetworks: {
      id,
      name: named('network'),
      driver: named('driver'),
      subnets: sentence,
      gateways: sentence,
      bridge: named('interface'),
    },
    engineVolumes: {
      name: named('volume'),
      driver: named('driver'),
      mountpoint: path,
      labels: drop,
      createdAt: keep,
    },
    engineContainers: { id, name: named('container'), image, state: keep, labels: drop, mounts },
    network: {
      interfaces: { name: named('interface'), addresses: sentence },
      routes: { destination: sentence, gateway: sentence, interface: named('interface') },
      nameservers: sentence,
      defaultInterface: named('interface'),
    },
    remotes: { source: keep, host: named('host'), addresses: sentence },
    dataRootFilesystem: filesystem,
    imageStoreFilesystem: filesystem,
    workspaceFilesystem: filesystem,
    jobFilesystems: { path, type: keep },
    sysbox: { version: keep },
    clientConfiguration: {
      directory: path,
      currentContext: named('context'),
      contexts: named('context'),
      plaintextCredentials: registry,
      credentialStore: named('credential-store'),
      credentialHelpers: registry,
    },
    certificates: {
      registries: { host: registry, authorities: path, keyPairs: { certificate: path, key: path } },
      authorities: { files: path },
      unusable: { path, reason: sentence },
    },
    clients: { path, version: keep, pinnedApiVersion: keep },
    currentBuilder: { name: named('builder'), driver: named('driver') },
    requestedPlatforms: keep,
    emulators: keep,
    javaBuildFiles: keep,
    kubernetes: {
      service: { host: registry, port: keep },
      serviceAccount: { namespace: named('namespace') },
      kubeconfigs: { path },
    },
    requestedImages: { reference: image, input: keep },
  }
}
