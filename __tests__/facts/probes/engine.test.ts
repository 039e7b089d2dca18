import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Daemon, Endpoint, Engine, Machine, Runner } from '../../../src/facts/facts.ts'
import { Unseen } from '../../../src/facts/observe.ts'
import { parseEngine } from '../../../src/facts/parsers/engine.ts'
import { engineErrorSentence } from '../../../src/facts/parsers/engine-error.ts'
import { dataRootFilesystem } from '../../../src/facts/probes/data-root-filesystem.ts'
import { engine } from '../../../src/facts/probes/engine.ts'
import { engineContainers } from '../../../src/facts/probes/engine-containers.ts'
import { engineNetworks } from '../../../src/facts/probes/engine-networks.ts'
import { engineVolumes } from '../../../src/facts/probes/engine-volumes.ts'
import { ownContainer } from '../../../src/facts/probes/own-container.ts'
import { workspaceFilesystem } from '../../../src/facts/probes/workspace-filesystem.ts'
import type {
  ContainerInspection,
  ContainerSummary,
  NetworkInspection,
  VolumeInspection,
} from '../../../src/platform/docker.ts'
import { makeSource, seenOnly } from '../make-source.ts'

const endpoint: Endpoint = { host: 'unix:///var/run/docker.sock', source: 'default socket', context: null }
const seen = seenOnly({ endpoint })

const version = {
  Components: [{ Name: 'Engine', Version: '29.1.3' }],
  Version: '29.1.3',
  ApiVersion: '1.52',
  MinAPIVersion: '1.44',
}
const info = {
  ID: 'f8b1',
  Name: 'machine',
  Driver: 'overlayfs',
  DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
  DockerRootDir: '/var/lib/docker',
  KernelVersion: '6.8.0',
  CgroupVersion: '2',
  MemTotal: 4096,
  NCPU: 2,
  SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless', 'name=cgroupns'],
  Runtimes: { runc: {}, 'sysbox-runc': {} },
  RegistryConfig: { Mirrors: ['https://user:hunter2@mirror.example/'] },
  HttpsProxy: 'http://user:hunter2@proxy:3128',
  Warnings: null,
}

describe('parseEngine', () => {
  it("parses Docker's answers", () => {
    expect(parseEngine(version, info)).toMatchObject({
      product: 'docker',
      version: '29.1.3',
      minApiVersion: '1.44',
      imageStore: 'snapshotter',
      backingFilesystem: null,
      rootless: true,
      userNamespaceRemap: false,
      runtimes: ['runc', 'sysbox-runc'],
      warnings: [],
      proxies: ['HTTPS_PROXY'],
    })
    expect(JSON.stringify(parseEngine(version, info))).not.toMatch(/hunter2/)
  })

  it('recognizes the classic image store and user namespaces', () => {
    const classic = {
      ...info,
      DriverStatus: [['Backing Filesystem', 'extfs']],
      SecurityOptions: ['name=userns'],
      CgroupVersion: undefined,
    }
    expect(parseEngine(version, classic)).toMatchObject({
      imageStore: 'graphdriver',
      backingFilesystem: 'extfs',
      rootless: false,
      userNamespaceRemap: true,
      cgroupVersion: '1',
    })
  })

  it.each([
    [[{ Name: 'Podman Engine' }, { Name: 'Conmon' }], 'podman'],
    [[{ Name: 'Something' }], 'other'],
    [undefined, 'docker'],
  ])('with the components %j, the product is %s', (Components, product) => {
    expect(parseEngine({ ...version, Components }, info).product).toBe(product)
  })

  it('throws no other error than Unseen for any answer', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (one, other) => {
        try {
          parseEngine(one, other)
        } catch (error) {
          expect(error).toBeInstanceOf(Unseen)
        }
      }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(info)), fc.anything()), (given) => {
        parseEngine(version, given)
      }),
    )
  })
})

describe('engineErrorSentence', () => {
  it.each([
    [{ code: 'ENOENT' }, 'the socket HOST does not exist (ENOENT)'],
    [{ code: 'EACCES' }, 'permission denied on HOST (EACCES)'],
    [{ code: 'ECONNREFUSED' }, 'no daemon listens at HOST (ECONNREFUSED)'],
    [{ code: 'ABORT_ERR' }, 'the daemon at HOST did not answer within 10 s'],
    [{ code: 'ECONNRESET' }, 'the server at HOST closed the connection without an answer (ECONNRESET)'],
    [{ code: 'ENOTFOUND' }, 'the host name in HOST cannot be resolved (ENOTFOUND)'],
    [
      { code: 'HPE_INVALID_CONSTANT' },
      'the server at HOST is not a Docker daemon: its answer is not HTTP (HPE_INVALID_CONSTANT)',
    ],
    [{ statusCode: 500 }, 'the daemon at HOST returned status 500: no'],
    [{}, 'HOST: no'],
  ])('%j: %s', (fields, sentence) => {
    expect(engineErrorSentence(Object.assign(new Error('no'), fields), 'HOST', 9.99)).toBe(sentence)
  })
})

describe('the probes that call the engine', () => {
  it('observe the engine', async () => {
    const docker = { version: async () => version, info: async () => info }
    expect((await engine(makeSource({ docker }), seen)).id).toBe('f8b1')
  })

  it('are unseen if the endpoint is unseen, with its reason', async () => {
    await expect(engine(makeSource(), seenOnly({}))).rejects.toThrow('endpoint was not given')
  })

  it('observe networks', async () => {
    const networks = [
      {
        Id: 'b082e5b76059b7fcb766',
        Name: 'jobs',
        Driver: 'bridge',
        IPAM: { Config: [{ Subnet: '172.18.0.0/16', Gateway: '172.18.0.1' }, { Subnet: 'fd00::/64' }] },
      },
      {
        Id: '1',
        Name: 'none',
        Driver: 'null',
        IPAM: { Config: null },
        Options: { 'com.docker.network.driver.mtu': '' },
      },
      {
        Id: '2',
        Name: 'bridge',
        Driver: 'bridge',
        Options: { 'com.docker.network.driver.mtu': '1400', 'com.docker.network.bridge.name': 'docker0' },
      },
    ] as unknown as NetworkInspection[]
    const docker = { listNetworks: async () => networks }
    expect(await engineNetworks(makeSource({ docker }), seen)).toMatchObject([
      {
        subnets: ['172.18.0.0/16', 'fd00::/64'],
        gateways: ['172.18.0.1'],
        mtu: null,
        bridge: 'br-b082e5b76059',
      },
      { subnets: [], mtu: null, bridge: null },
      { mtu: 1400, bridge: 'docker0' },
    ])
  })

  it('observe volumes', async () => {
    const volume = {
      Name: 'v',
      Driver: 'local',
      Mountpoint: '/v',
      Labels: null,
      Scope: 'local',
      Options: null,
    } as const
    const docker = {
      listVolumes: async () => [volume as unknown as VolumeInspection],
    }
    expect(await engineVolumes(makeSource({ docker }), seen)).toEqual([
      { name: 'v', driver: 'local', mountpoint: '/v', labels: {}, createdAt: null },
    ])
  })

  it('observe containers', async () => {
    const containers = [
      {
        Id: 'c',
        Names: ['/web/db', '/db'],
        Image: 'postgres',
        State: 'running',
        Created: 7,
        Labels: { 'berth.run': '7', token: 'secret' },
        Mounts: [{ Type: 'volume', Name: 'data', Source: '/v', Destination: '/data', RW: false }],
      },
    ] as unknown as ContainerSummary[]
    const docker = { listContainers: async () => containers }
    expect(await engineContainers(makeSource({ docker }), seen)).toEqual([
      {
        id: 'c',
        name: 'db',
        image: 'postgres',
        state: 'running',
        created: 7,
        labels: { 'berth.run': '7' },
        mounts: [{ type: 'volume', source: '/v', destination: '/data', readOnly: true, volume: 'data' }],
      },
    ])
  })
})

const runner = (inContainer: boolean, workspace: string | null = null): Runner => ({
  kind: 'self-hosted',
  service: null,
  name: '',
  inContainer,
  evidence: [],
  workspace,
  work: null,
  home: null,
  temp: null,
  toolCache: null,
})

describe('ownContainer', () => {
  const id = 'ab'.repeat(32)
  const files = {
    '/proc/self/mountinfo': `770 758 8:1 /var/lib/docker/containers/${id}/hosts /etc/hosts rw - ext4 /dev/root rw\n`,
  }

  it('is null outside a container, without a call to the engine', async () => {
    expect(await ownContainer(makeSource(), seenOnly({ runner: runner(false) }))).toBeNull()
  })

  it("is the engine's description of it", async () => {
    const inspected = {
      Id: id,
      Image: 'sha256:1',
      Config: { Image: 'node:24' },
      Mounts: [{ Type: 'bind', Source: '/srv/work', Destination: '/__w', RW: true }],
      NetworkSettings: { Networks: { github_network_1: {} } },
    } as unknown as ContainerInspection
    const docker = { inspectContainer: async (name: string) => (name === id ? inspected : null) }
    expect(
      await ownContainer(makeSource({ files, docker }), seenOnly({ runner: runner(true), endpoint })),
    ).toEqual({
      id,
      image: 'node:24',
      mounts: [{ type: 'bind', source: '/srv/work', destination: '/__w', readOnly: false, volume: null }],
      networks: ['github_network_1'],
    })
  })

  it('is unseen if the engine does not know it', async () => {
    const docker = { inspectContainer: async () => null }
    const source = makeSource({ docker, process: { hostname: 'runner-x7k2p' } })
    await expect(ownContainer(source, seenOnly({ runner: runner(true), endpoint }))).rejects.toThrow(
      /^the daemon at .* does not know the job's container \(runner-x7k2p\)/,
    )
  })
})

describe('an engine in the same container as the job', () => {
  const engine = { ...parseEngine(version, info), name: 'runner-x7k2p' }
  const machine: Machine = {
    operatingSystem: 'linux',
    architecture: 'x64',
    kernel: '6.8.0',
    hostname: 'runner-x7k2p',
  }
  const daemonIn = (mnt: number) => ({ namespaces: { status: 'seen', value: { mnt } } }) as unknown as Daemon
  const source = makeSource({
    docker: { inspectContainer: async () => null },
    process: { hostname: 'runner-x7k2p' },
  })
  const inside = { runner: runner(true), endpoint, engine, machine, ownNamespaces: { mnt: 7 } }

  it('counts as on the same machine as the job', async () => {
    expect(await ownContainer(source, seenOnly({ ...inside, daemons: [daemonIn(7)] }))).toBeNull()
  })

  it.each([
    ['the daemon has other files', { ...inside, daemons: [daemonIn(8)] }],
    [
      'the engine has another name',
      { ...inside, daemons: [daemonIn(7)], engine: { ...engine, name: 'host' } },
    ],
    ['the daemons are unseen', inside],
  ])('is not assumed if %s', async (_, facts) => {
    await expect(ownContainer(source, seenOnly(facts))).rejects.toThrow('does not know')
  })
})

describe('dataRootFilesystem', () => {
  const machine: Machine = {
    operatingSystem: 'linux',
    architecture: 'x64',
    kernel: '6.8.0',
    hostname: 'machine',
  }
  const engine: Engine = parseEngine(version, info)
  const here = { endpoint, engine, machine, runner: runner(false) }
  const dataRoot = { '/var/lib/docker': { filesystem: { magic: 0x9123683e, freeInodes: 0, totalInodes: 0 } } }

  it('is measured on this machine', async () => {
    expect(await dataRootFilesystem(makeSource({ files: dataRoot }), seenOnly(here))).toEqual({
      path: '/var/lib/docker',
      type: 'btrfs',
      freeBytes: 1,
      totalBytes: 2,
      freeInodes: null,
      totalInodes: null,
    })
  })

  it.each([
    ['over tcp', { endpoint: { ...endpoint, host: 'tcp://docker:2375' } }],
    ['in a virtual machine', { machine: { ...machine, kernel: '24.1.0' } }],
    ['of Docker Desktop on WSL 2', { engine: { ...engine, operatingSystem: 'Docker Desktop' } }],
  ])('is unseen for an engine %s', async (_, other) => {
    const looking = dataRootFilesystem(makeSource({ files: dataRoot }), seenOnly({ ...here, ...other }))
    await expect(looking).rejects.toThrow("is on the daemon's machine, which is not this machine")
  })

  it('is unseen in a container that does not mount it', async () => {
    const inside = { ...here, runner: runner(true) }
    await expect(dataRootFilesystem(makeSource({ files: dataRoot }), seenOnly(inside))).rejects.toThrow(
      'the job runs in a container',
    )
    const mount = { type: 'bind', source: '/var/lib', destination: '/host', readOnly: true, volume: null }
    const container = { id: '', image: '', networks: [], mounts: [mount] }
    const source = makeSource({ files: { '/host/docker': { filesystem: {} } } })
    const seen = await dataRootFilesystem(source, seenOnly({ ...inside, ownContainer: container }))
    expect(seen.path).toBe('/host/docker')
  })

  it('is seen in a container with its own daemon', async () => {
    const daemon = {
      namespaces: { status: 'seen', value: { mnt: 7 } },
    } as unknown as Daemon
    const inside = { ...here, runner: runner(true), ownNamespaces: { mnt: 7 }, daemons: [daemon] }
    const seen = await dataRootFilesystem(makeSource({ files: dataRoot }), seenOnly(inside))
    expect(seen.path).toBe('/var/lib/docker')
  })

  const closed = { '/var/lib/docker': { fails: 'EACCES' }, '/var/lib': { filesystem: {} } }
  const root = '30 1 8:1 / / rw - ext4 /dev/root rw\n'

  it('is that of the parent directory if only root can read it, and both are on one device', async () => {
    const bound = `${root}31 30 8:1 /var/lib/docker /var/lib/docker rw - ext4 /dev/root rw\n`
    const source = makeSource({ files: { ...closed, '/proc/self/mountinfo': bound } })
    expect((await dataRootFilesystem(source, seenOnly(here))).path).toBe('/var/lib')
  })

  it('is unseen if only root can read it, and it is on a separate device', async () => {
    const mounted = `${root}31 30 8:17 / /var/lib/docker rw - xfs /dev/sdb1 rw\n`
    const source = makeSource({ files: { ...closed, '/proc/self/mountinfo': mounted } })
    await expect(dataRootFilesystem(source, seenOnly(here))).rejects.toThrow(
      /only root can read the data root/,
    )
  })
})

describe('workspaceFilesystem', () => {
  it('is the filesystem of the workspace', async () => {
    const source = makeSource({ files: { '/work': { filesystem: { magic: 0x794c7630 } } } })
    const seen = await workspaceFilesystem(source, seenOnly({ runner: runner(false, '/work') }))
    expect(seen).toMatchObject({ path: '/work', type: 'overlay', freeInodes: 3 })
  })

  it('is unseen with a reason', async () => {
    const looking = workspaceFilesystem(makeSource(), seenOnly({ runner: runner(false, '/gone') }))
    await expect(looking).rejects.toThrow('the workspace /gone could not be read: it does not exist (ENOENT)')
  })
})
