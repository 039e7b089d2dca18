import type {
  Daemon,
  EngineContainer,
  EngineNetwork,
  FactName,
  Facts,
  Mount,
  Namespaces,
  Observed,
} from '../src/facts/facts.ts'

/** What differs from the healthy machine: a part of an object, or the whole of a list or of what can be null. */
type Difference<T> = null extends T ? T : T extends readonly unknown[] ? T : Partial<T>

type Unseen = { readonly status: 'unseen'; readonly reason: string }

export type FactDifferences = { readonly [Name in FactName]?: Difference<Facts[Name]> }
export type ObservedDifferences = { readonly [Name in FactName]?: Difference<Facts[Name]> | Unseen }

const gibibyte = 1024 ** 3

/** The namespaces that the kernel starts with, by its own fixed numbers (include/uapi/linux/nsfs.h). */
export const initialNamespaces: Namespaces = {
  cgroup: 4026531835,
  ipc: 4026531839,
  mnt: 4026531841,
  net: 4026531840,
  pid: 4026531836,
  user: 4026531837,
  uts: 4026531838,
}

/** The namespaces of a container: none of them shared with the machine but the user namespace. */
export const containerNamespaces: Namespaces = {
  cgroup: 4026532265,
  ipc: 4026532262,
  mnt: 4026532260,
  net: 4026532266,
  pid: 4026532263,
  user: 4026531837,
  uts: 4026532261,
}

/** The daemon of a healthy machine, or another one by its differences. */
export function makeDaemon(differences: Partial<Daemon> = {}): Daemon {
  return {
    kind: 'dockerd',
    pid: 1402,
    namespacePids: [1402],
    uid: 0,
    arguments: ['-H', 'fd://', '--containerd=/run/containerd/containerd.sock'],
    dataRoot: null,
    cgroup: '/system.slice/docker.service',
    namespaces: { status: 'seen', value: initialNamespaces },
    dataRootIdentity: { status: 'seen', value: '2049:262401' },
    ...differences,
  }
}

/** A daemon in a container of that machine's engine. */
export function makeNestedDaemon(differences: Partial<Daemon> = {}): Daemon {
  return makeDaemon({
    pid: 5120,
    namespacePids: [5120, 1],
    arguments: ['--host=unix:///var/run/docker.sock'],
    cgroup: `/system.slice/docker-${'d'.repeat(64)}.scope/init`,
    namespaces: { status: 'seen', value: containerNamespaces },
    dataRootIdentity: { status: 'seen', value: '2049:524801' },
    ...differences,
  })
}

export function makeContainer(differences: Partial<EngineContainer> = {}): EngineContainer {
  return {
    id: 'c'.repeat(64),
    name: 'database',
    image: 'postgres:17.6',
    state: 'running',
    created: 1_767_225_600,
    labels: {},
    mounts: [],
    ...differences,
  }
}

export function makeMount(differences: Partial<Mount> = {}): Mount {
  return {
    type: 'bind',
    source: '/home/runner/work',
    destination: '/__w',
    readOnly: false,
    volume: null,
    ...differences,
  }
}

export function makeEngineNetwork(differences: Partial<EngineNetwork> = {}): EngineNetwork {
  return {
    id: 'b'.repeat(64),
    name: 'bridge',
    driver: 'bridge',
    subnets: ['172.17.0.0/16'],
    gateways: ['172.17.0.1'],
    mtu: 1500,
    bridge: 'docker0',
    ...differences,
  }
}

function healthyFacts(): Facts {
  return {
    machine: {
      operatingSystem: 'linux',
      architecture: 'x64',
      kernel: '6.11.0-1018-azure',
      hostname: 'runnervm',
    },
    runner: {
      kind: 'github-hosted',
      service: 'github',
      name: 'GitHub Actions 7',
      inContainer: false,
      evidence: ['RUNNER_ENVIRONMENT=github-hosted'],
      workspace: '/home/runner/work/app/app',
      work: '/home/runner/work',
      home: '/home/runner',
      temp: '/home/runner/work/_temp',
      toolCache: '/opt/hostedtoolcache',
    },
    ownProcess: {
      pid: 2100,
      uid: 1001,
      gid: 118,
      groups: [4, 100, 118, 999, 1001],
      capabilities: [],
      seccomp: 'disabled',
      appArmor: 'unconfined',
      noNewPrivileges: false,
      inUserNamespace: false,
      canSudo: true,
    },
    ownNamespaces: initialNamespaces,
    cgroup: {
      version: 'v2',
      path: '/system.slice/hosted-compute-agent.service',
      memoryLimit: null,
      pidsLimit: null,
      cpuLimit: null,
      writable: false,
      machineMemory: 16 * gibibyte,
    },
    ownContainer: null,
    daemons: [
      makeDaemon(),
      makeDaemon({
        kind: 'containerd',
        pid: 1180,
        namespacePids: [1180],
        arguments: [],
        cgroup: '/system.slice/containerd.service',
        dataRootIdentity: { status: 'seen', value: '2049:262398' },
      }),
    ],
    sockets: [
      { path: '/var/run/docker.sock', state: 'answers', ownerUid: 0, ownerGid: 118, mode: '0660' },
      {
        path: '/run/user/1001/docker.sock',
        state: 'missing',
        ownerUid: null,
        ownerGid: null,
        mode: null,
      },
    ],
    endpoint: { host: 'unix:///var/run/docker.sock', source: 'default socket', context: null },
    engine: {
      product: 'docker',
      id: '7d1c6a52-3f5e-4a1c-9a0e-0f6c2f3b8f11',
      name: 'runnervm',
      version: '28.0.4',
      apiVersion: '1.48',
      minApiVersion: '1.24',
      operatingSystem: 'Ubuntu 24.04.3 LTS',
      osType: 'linux',
      architecture: 'x86_64',
      kernel: '6.11.0-1018-azure',
      storageDriver: 'overlay2',
      imageStore: 'graphdriver',
      backingFilesystem: 'extfs',
      dataRoot: '/var/lib/docker',
      containerdAddress: null,
      runcVersion: '1.2.5',
      addressPools: [],
      cgroupVersion: '2',
      cgroupDriver: 'systemd',
      memory: 16 * gibibyte,
      cpus: 4,
      securityOptions: ['name=apparmor', 'name=seccomp,profile=builtin', 'name=cgroupns'],
      runtimes: ['io.containerd.runc.v2', 'runc'],
      defaultRuntime: 'runc',
      rootless: false,
      userNamespaceRemap: false,
      warnings: [],
      registryMirrors: [],
      proxies: [],
      proxySettings: [],
      insecureRegistries: [],
    },
    engineNetworks: [
      makeEngineNetwork(),
      makeEngineNetwork({
        id: 'a'.repeat(64),
        name: 'host',
        driver: 'host',
        subnets: [],
        gateways: [],
        mtu: null,
        bridge: null,
      }),
      makeEngineNetwork({
        id: '9'.repeat(64),
        name: 'none',
        driver: 'null',
        subnets: [],
        gateways: [],
        mtu: null,
        bridge: null,
      }),
    ],
    engineVolumes: [],
    engineContainers: [],
    network: {
      interfaces: [
        { name: 'lo', mtu: 65536, up: true, addresses: ['127.0.0.1/8', '::1/128'] },
        { name: 'eth0', mtu: 1500, up: true, addresses: ['10.1.0.4/20'] },
        { name: 'docker0', mtu: 1500, up: false, addresses: ['172.17.0.1/16'] },
      ],
      routes: [
        { destination: '0.0.0.0/0', gateway: '10.1.0.1', interface: 'eth0' },
        { destination: '10.1.0.0/20', gateway: null, interface: 'eth0' },
        { destination: '168.63.129.16/32', gateway: '10.1.0.1', interface: 'eth0' },
        { destination: '172.17.0.0/16', gateway: null, interface: 'docker0' },
      ],
      nameservers: ['168.63.129.16'],
      defaultInterface: 'eth0',
      defaultMtu: 1500,
    },
    remotes: [],
    dataRootFilesystem: {
      path: '/var/lib/docker',
      type: 'ext4',
      freeBytes: 40 * gibibyte,
      totalBytes: 72 * gibibyte,
      freeInodes: 8_000_000,
      totalInodes: 9_600_000,
    },
    imageStoreFilesystem: {
      path: '/var/lib/docker',
      type: 'ext4',
      freeBytes: 40 * gibibyte,
      totalBytes: 72 * gibibyte,
      freeInodes: 8_000_000,
      totalInodes: 9_600_000,
    },
    workspaceFilesystem: {
      path: '/home/runner/work/app/app',
      type: 'ext4',
      freeBytes: 40 * gibibyte,
      totalBytes: 72 * gibibyte,
      freeInodes: 8_000_000,
      totalInodes: 9_600_000,
    },
    jobFilesystems: [
      { path: '/home/runner/work', type: 'ext4' },
      { path: '/opt/hostedtoolcache', type: 'ext4' },
      { path: '/home/runner', type: 'ext4' },
      { path: '/tmp', type: 'ext4' },
    ],
    userNamespaces: { maximum: 63_513, unprivileged: true, restrictedByAppArmor: true },
    tunDevice: 'open',
    sysbox: null,
    clientConfiguration: {
      directory: '/home/runner/.docker',
      present: false,
      currentContext: null,
      contexts: [],
      plaintextCredentials: [],
      credentialStore: null,
      credentialHelpers: [],
    },
    certificates: { registries: [], authorities: { files: [], count: 0 }, unusable: [] },
    clients: [
      { name: 'docker', path: '/usr/bin/docker', version: '28.0.4', pinnedApiVersion: null },
      {
        name: 'buildx',
        path: '/usr/libexec/docker/cli-plugins/docker-buildx',
        version: '0.33.0',
        pinnedApiVersion: null,
      },
      {
        name: 'compose',
        path: '/usr/libexec/docker/cli-plugins/docker-compose',
        version: '2.38.2',
        pinnedApiVersion: null,
      },
    ],
    currentBuilder: null,
    requestedImages: [],
    requestedPlatforms: [],
    emulators: [],
    javaBuildFiles: [],
    kubernetes: { service: null, serviceAccount: null, kubeconfigs: [] },
  }
}

/**
 * The facts of a plain, healthy GitHub-hosted machine, but for the differences.
 *
 *     makeFacts({ engine: { storageDriver: 'vfs' }, daemons: [] })
 */
export function makeFacts(differences: FactDifferences = {}): Facts {
  const facts: Record<string, unknown> = { ...healthyFacts() }
  for (const [name, difference] of Object.entries(differences)) facts[name] = merge(facts[name], difference)
  return facts as Facts
}

/**
 * The same, as observed: all seen, but for what `unseen` says.
 *
 *     makeObserved({ engine: { rootless: true }, daemons: unseen('/proc is hidden') })
 */
export function makeObserved(differences: ObservedDifferences = {}): Observed {
  const observed: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(healthyFacts())) {
    const difference = differences[name as FactName]
    observed[name] = isUnseen(difference)
      ? difference
      : { status: 'seen', value: difference === undefined ? value : merge(value, difference) }
  }
  return observed as Observed
}

export function unseen(reason = 'it is hidden'): Unseen {
  return { status: 'unseen', reason }
}

function isUnseen(difference: unknown): difference is Unseen {
  return isRecord(difference) && difference['status'] === 'unseen'
}

function merge(value: unknown, difference: unknown): unknown {
  return isRecord(value) && isRecord(difference) ? { ...value, ...difference } : difference
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
