import { describe, expect, test } from '@jest/globals'
import type { LaunchDaemon, Privilege } from '../../../src/plan/plan.ts'
import { chooseTiers } from '../../../src/plan/tiers/choose-tiers.ts'
import type { HostConfiguration } from '../../../src/platform/docker.ts'
import { daemonSpecification } from '../../../src/steps/daemon/specification.ts'
import type { StagedCertificates } from '../../../src/steps/daemon/stage-certificates.ts'
import { TierRefused } from '../../../src/steps/daemon/tier-refused.ts'
import { programs } from '../../../src/steps/daemon/user-namespace/programs.ts'
import { makeSituation } from '../../plan/make-situation.ts'
import { makeLaunch } from './make-step.ts'

const file = '/home/runner/work/_temp/berth-a1b2c3d4/daemon.json'
const specificationOf = (
  differences: Partial<LaunchDaemon> = {},
  certificates: StagedCertificates = { mounts: [], variables: [] },
  privilege: Privilege = 'capabilities',
) => daemonSpecification(makeLaunch(differences), privilege, file, certificates)
const hostOf = (differences: Partial<LaunchDaemon> = {}, privilege: Privilege = 'capabilities') =>
  specificationOf(differences, undefined, privilege).HostConfig as HostConfiguration

test('the container runs the entry script and then dockerd, with its settings in a file', () => {
  const { Entrypoint, Cmd, Image, Labels } = specificationOf()
  expect(Entrypoint?.slice(0, 2)).toEqual(['sh', '-c'])
  expect(Cmd).toEqual(['dockerd', `--config-file=${file}`])
  expect(Image).toBe('docker:29.7.2-dind')
  expect(Labels).toMatchObject({ 'berth.token': 'a1b2c3d4' })
})

describe('privilege: capabilities', () => {
  test('is never privileged, and adds only three capabilities', () => {
    for (const is of [true, false]) {
      const host = hostOf({ host: { appArmor: is, seLinux: is, userNamespaceRemap: is } })
      expect(host.Privileged).toBeFalsy()
      expect(host.CapAdd).toEqual(['SYS_ADMIN', 'NET_ADMIN', 'SYS_PTRACE'])
    }
  })

  test('shares no namespace with the host', () => {
    const { PidMode, NetworkMode, IpcMode, UTSMode, CgroupnsMode } = hostOf()
    expect([PidMode, NetworkMode, IpcMode, UTSMode]).not.toContain('host')
    expect(CgroupnsMode).toBe('private')
  })

  test.each([
    ['only a seccomp profile', {}, []],
    ['AppArmor disabled if the host uses it', { appArmor: true }, ['apparmor=unconfined']],
    [
      'SELinux labels disabled if the host enforces them, which would deny mounts and the job files',
      { seLinux: true },
      ['label=disable'],
    ],
  ])('has %s', (_, differences, others) => {
    const host = { appArmor: false, seLinux: false, userNamespaceRemap: false, ...differences }
    const [seccomp, ...rest] = hostOf({ host }).SecurityOpt ?? []
    expect(seccomp).toMatch(/^seccomp=\{/)
    expect(rest).toEqual(others)
  })
})

describe('privilege: sysbox', () => {
  test('is the runtime alone: no capability, no seccomp profile, no namespace of the host', () => {
    const host = hostOf({ host: { appArmor: true, seLinux: true, userNamespaceRemap: true } }, 'sysbox')
    expect(host.Runtime).toBe('sysbox-runc')
    for (const key of ['Privileged', 'CapAdd', 'SecurityOpt', 'UsernsMode', 'OomScoreAdj', 'PidMode'])
      expect(host).not.toHaveProperty(key)
    expect(host.CgroupnsMode).toBe('private')
  })

  test('has its data root exactly at /var/lib/docker, on a volume of its own', () => {
    const volumes = hostOf({}, 'sysbox').Mounts?.filter(({ Type }) => Type === 'volume')
    expect(volumes).toEqual([
      { Type: 'volume', Source: 'berth-1234567890-1-a1b2c3d4-data', Target: '/var/lib/docker' },
    ])
  })
})

describe('privilege: user-namespace', () => {
  const entrypointOf = (differences: Partial<LaunchDaemon> = {}, certificates?: StagedCertificates) =>
    specificationOf(differences, certificates, 'user-namespace').Entrypoint?.slice(4) ?? []

  test('is never privileged, adds two capabilities, and masks nothing that a user namespace mounts anew', () => {
    const host = hostOf({}, 'user-namespace')
    expect(host.Privileged).toBeFalsy()
    expect(host).toMatchObject({ CapAdd: ['SYS_ADMIN', 'NET_ADMIN'], MaskedPaths: [], ReadonlyPaths: [] })
    expect(host.SecurityOpt?.[0]).toMatch(/^seccomp=\{/)
  })

  test('the script gets the user and group of the job, and which directories it must map', () => {
    const mount = { source: '/srv/temp/registry-0', target: '/etc/docker/certs.d/registry:5000' }
    const [, , , ...words] = entrypointOf({}, { mounts: [mount], variables: [] })
    expect(words).toEqual([
      ...['1001', '118', 'needed', '/home/runner/work', 'needed', '/opt/hostedtoolcache'],
      ...['wanted', '/home/runner', 'wanted', '/tmp', 'needed', mount.target, '--', '172.30.0.1'],
      ...['32980', 'machine'],
    ])
  })

  test.each([
    ['reaches the DNS server of a network of the job', { networks: ['job'] }, '169.254.77.1'],
    ['needs no DNS server on the default bridge', { networks: [] }, '-'],
  ])('%s', (_, differences, link) => {
    expect(entrypointOf(differences)[2]).toBe(link)
  })

  test('is refused on an architecture without a program', () => {
    expect(() => entrypointOf({ architecture: 'riscv64' })).toThrow(TierRefused)
  })

  test('has a program for each architecture that the plan allows', () => {
    const on = (architecture: string) =>
      chooseTiers(makeSituation({ privilege: 'user-namespace' }, { engine: { architecture } })).possible
    for (const architecture of [...Object.keys(programs), 'riscv64'])
      expect(on(architecture)).toEqual(programs[architecture] ? ['user-namespace'] : [])
  })
})

test('only privilege: privileged gives a privileged container', () => {
  expect(hostOf({}, 'privileged')).toMatchObject({ Privileged: true })
  expect(hostOf({}, 'capabilities').Privileged).toBeUndefined()
})

test('on an engine with userns-remap the container uses the user namespace of the host, which it needs to mount', () => {
  const remapped = { host: { appArmor: false, seLinux: false, userNamespaceRemap: true } }
  for (const privilege of ['capabilities', 'privileged'] as const)
    expect(hostOf(remapped, privilege).UsernsMode).toBe('host')
  expect(hostOf()).not.toHaveProperty('UsernsMode')
})

test("only its volume and the job's paths are mounted, never the host's socket", () => {
  expect(hostOf().Mounts).toEqual([
    { Type: 'volume', Source: 'berth-1234567890-1-a1b2c3d4-data', Target: '/var/lib/docker' },
    ...['/home/runner/work', '/opt/hostedtoolcache', '/home/runner', '/tmp'].map((path) => ({
      Type: 'bind',
      Source: path,
      Target: path,
    })),
  ])
})

test("/tmp is the job's, or a tmpfs if that cannot be mounted", () => {
  expect(Object.keys(hostOf().Tmpfs ?? {})).toEqual(['/run'])
  expect(Object.keys(hostOf({ binds: [] }).Tmpfs ?? {})).toEqual(['/run', '/tmp'])
})

test('the container has limits, and is never restarted', () => {
  expect(hostOf({ memory: 5, pidsLimit: 7 })).toMatchObject({
    Memory: 5,
    PidsLimit: 7,
    RestartPolicy: { Name: 'no' },
  })
})

test('the container has the CPU quota of the job, if there is one', () => {
  expect(hostOf({ cpus: 1.5 })).toMatchObject({ CpuPeriod: 100_000, CpuQuota: 150_000 })
  expect(hostOf({ cpus: null })).not.toHaveProperty('CpuQuota')
})

test('the OOM killer prefers the daemon to the runner only with privilege: privileged', () => {
  expect(hostOf({}, 'privileged').OomScoreAdj).toBe(500)
  expect(hostOf({}, 'capabilities')).not.toHaveProperty('OomScoreAdj')
})

test('no port is published', () => {
  expect(hostOf().PortBindings).toBeUndefined()
  expect(specificationOf().ExposedPorts).toBeUndefined()
})

test('the container gets the inherited proxies and certificates', () => {
  const proxies = { HTTPS_PROXY: 'http://ann:secret@proxy.example:3128', no_proxy: 'localhost' }
  const mount = { source: '/srv/temp/certificates/registry-0', target: '/etc/docker/certs.d/registry:5000' }
  const certificates = { mounts: [mount], variables: ['SSL_CERT_DIR=/etc/ssl/certs:/temp/authorities'] }
  const { Env, HostConfig } = specificationOf({ secret: { settings: {}, proxies } }, certificates)
  expect(Env?.filter((line) => !line.startsWith('DOCKER_')).toSorted()).toEqual([
    'HTTPS_PROXY=http://ann:secret@proxy.example:3128',
    'SSL_CERT_DIR=/etc/ssl/certs:/temp/authorities',
    'no_proxy=localhost',
  ])
  expect(HostConfig?.Mounts).toContainEqual({
    Type: 'bind',
    Source: mount.source,
    Target: mount.target,
    ReadOnly: true,
  })
})

describe('the container uses', () => {
  const nameserverOf = (differences: Partial<LaunchDaemon> = {}) =>
    (specificationOf(differences).Entrypoint as string[]).at(-4)

  test('the default bridge for a job on the host', () => {
    expect(hostOf()).not.toHaveProperty('NetworkMode')
    expect(nameserverOf()).toBe('')
  })

  test("a container job's network from the start, and its DNS server for inner containers", () => {
    expect(hostOf({ networks: ['github_network_1', 'other'] }).NetworkMode).toBe('github_network_1')
    expect(nameserverOf({ networks: ['github_network_1'] })).toBe('172.30.0.1')
  })

  test('bip and dns of daemon-config if they are set', () => {
    const networks = ['github_network_1']
    expect(nameserverOf({ networks, secret: { proxies: {}, settings: { bip: '10.9.8.1/24' } } })).toBe(
      '10.9.8.1',
    )
    expect(nameserverOf({ networks, secret: { proxies: {}, settings: { dns: ['192.0.2.53'] } } })).toBe('')
  })
})
