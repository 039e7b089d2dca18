import { describe, expect, it } from '@jest/globals'
import { machine } from '../../../src/facts/probes/machine.ts'
import { ownNamespaces } from '../../../src/facts/probes/own-namespaces.ts'
import { ownProcess } from '../../../src/facts/probes/own-process.ts'
import { runner } from '../../../src/facts/probes/runner.ts'
import { makeSource, seenOnly } from '../make-source.ts'

const nothing = seenOnly({})

describe('machine', () => {
  it.each([
    ['linux', 'linux'],
    ['darwin', 'macos'],
    ['win32', 'windows'],
    ['freebsd', 'other'],
  ] as const)('on %s is %s', async (platform, operatingSystem) => {
    expect(await machine(makeSource({ process: { platform } }), nothing)).toEqual({
      operatingSystem,
      architecture: 'x64',
      kernel: '6.8.0',
      hostname: 'machine',
    })
  })
})

describe('runner', () => {
  const actions = { GITHUB_ACTIONS: 'true' }

  it.each([
    [{}, 'none'],
    [actions, 'self-hosted'],
    [{ ...actions, RUNNER_ENVIRONMENT: 'github-hosted' }, 'github-hosted'],
    [{ ...actions, RUNNER_ENVIRONMENT: 'self-hosted' }, 'self-hosted'],
    [{ ...actions, ACT: 'true' }, 'act'],
    [{ ...actions, KUBERNETES_SERVICE_HOST: '10.0.0.1' }, 'kubernetes'],
    [{ ...actions, GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT: 'actions-runner-controller/0.9.0' }, 'kubernetes'],
  ])('with %j is %s', async (environment, kind) => {
    const seen = await runner(makeSource({ environment }), nothing)
    expect(seen.kind).toBe(kind)
    expect(seen.evidence.length).toBeGreaterThan(0)
  })

  it.each([
    [{}, null],
    [{ RUNNER_ENVIRONMENT: 'github-hosted' }, 'github'],
    [{ RUNNER_ENVIRONMENT: 'github-hosted', ACT: 'true' }, null],
    [{ GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT: 'actions-runner-controller/0.14.2' }, 'arc'],
    [{ DEPOT_RUNNER: '1' }, 'depot'],
    [{ NAMESPACE_GITHUB_RUNTIME: '1' }, 'namespace'],
    [{ RUNNER_NAME: 'blacksmith-01j' }, 'blacksmith'],
    [{ RUNNER_NAME: 'warp-ubuntu-1' }, 'warpbuild'],
    [{ RUNNER_NAME: 'runs-on--i-0de' }, 'runs-on'],
    [{ CODEBUILD_BUILD_ID: 'app:1' }, 'codebuild'],
    [{ RUNNER_NAME: 'warped' }, null],
  ])('with %j is of %s', async (environment, service) => {
    expect((await runner(makeSource({ environment }), nothing)).service).toBe(service)
  })

  it.each([
    [{ '/.dockerenv': '' }, true],
    [{ '/run/.containerenv': '' }, true],
    [{ '/proc/1/cgroup': '0::/kubepods/besteffort/pod1\n' }, true],
    [{ '/proc/1/cgroup': '0::/init.scope\n' }, false],
    [{}, false],
  ])('with the files %j runs in a container: %s', async (files, inContainer) => {
    expect((await runner(makeSource({ files }), nothing)).inContainer).toBe(inContainer)
  })

  it('ignores container markers if the namespaces are those of the host', async () => {
    const source = makeSource({ files: { '/.dockerenv': '' } })
    const initial = { pid: 4026531836, uts: 4026531838, ipc: 4026531839 }
    expect((await runner(source, seenOnly({ ownNamespaces: initial }))).inContainer).toBe(false)
    const ofContainer = { ...initial, uts: 4026532201 }
    expect((await runner(source, seenOnly({ ownNamespaces: ofContainer }))).inContainer).toBe(true)
  })

  it('gives the directories of the job', async () => {
    const environment = {
      GITHUB_WORKSPACE: '/work',
      RUNNER_TEMP: '/temp',
      RUNNER_TOOL_CACHE: '',
      HOME: '/home/a',
    }
    const seen = await runner(makeSource({ environment }), nothing)
    expect(seen).toMatchObject({ workspace: '/work', home: '/home/a', temp: '/temp', toolCache: null })
  })

  it.each([
    [{ RUNNER_WORKSPACE: '/w/app', GITHUB_WORKSPACE: '/w/app/app', RUNNER_TEMP: '/w/_temp' }, '/w'],
    [{ RUNNER_WORKSPACE: '/w/app/', GITHUB_WORKSPACE: '/w/app/app', RUNNER_TEMP: '/w/_temp' }, '/w'],
    [{ RUNNER_WORKSPACE: '/w/app', GITHUB_WORKSPACE: '/w/app/app', RUNNER_TEMP: '/tmp' }, null],
    [{ RUNNER_WORKSPACE: '/w/app', GITHUB_WORKSPACE: '/work', RUNNER_TEMP: '/w/_temp' }, null],
    [{ RUNNER_WORKSPACE: '/app', GITHUB_WORKSPACE: '/app/app', RUNNER_TEMP: '/_temp' }, null],
    [{ GITHUB_WORKSPACE: '/w/app/app', RUNNER_TEMP: '/w/_temp' }, null],
  ])('with %j has the work directory %j', async (environment, work) => {
    expect((await runner(makeSource({ environment }), nothing)).work).toBe(work)
  })
})

describe('ownProcess', () => {
  const files = {
    '/proc/self/status':
      'Name:\tnode\nPid:\t42\nUid:\t1001\t1001\t1001\t1001\nGid:\t1\t1\t1\t1\nCapEff:\t00\nSeccomp:\t2\nNoNewPrivs:\t1\n',
    '/proc/self/uid_map': '0 100000 65536\n',
    '/proc/self/attr/apparmor/current': 'docker-default (enforce)\n\0',
  }

  it('gives the privileges of the process', async () => {
    expect(await ownProcess(makeSource({ files }), nothing)).toEqual({
      pid: 42,
      uid: 1001,
      gid: 121,
      groups: [121],
      capabilities: [],
      seccomp: 'filter',
      appArmor: 'docker-default (enforce)',
      noNewPrivileges: true,
      inUserNamespace: true,
      canSudo: false,
    })
  })

  it('can use sudo if sudo needs no password, and as root', async () => {
    const result = { exitCode: 0, stdout: '', stderr: '', timedOut: false }
    const runCommand = async () => result
    expect((await ownProcess(makeSource({ files, runCommand }), nothing)).canSudo).toBe(true)
    const refuses = async () => ({ ...result, exitCode: 1 })
    expect((await ownProcess(makeSource({ files, runCommand: refuses }), nothing)).canSudo).toBe(false)
    expect((await ownProcess(makeSource({ files, process: { uid: 0 } }), nothing)).canSudo).toBe(true)
  })

  it('does not mistake the label of another security module for an AppArmor profile', async () => {
    const { '/proc/self/attr/apparmor/current': _, ...others } = files
    const selinux = { ...others, '/proc/self/attr/current': 'unconfined_u:unconfined_r:unconfined_t\0' }
    expect((await ownProcess(makeSource({ files: selinux }), nothing)).appArmor).toBeNull()
    const older = {
      ...others,
      '/proc/self/attr/current': 'unconfined\n',
      '/sys/module/apparmor/parameters/enabled': 'Y\n',
    }
    expect((await ownProcess(makeSource({ files: older }), nothing)).appArmor).toBe('unconfined')
  })

  it('is unseen on other systems than Linux', async () => {
    const source = makeSource({ process: { platform: 'darwin' } })
    await expect(ownProcess(source, nothing)).rejects.toThrow('/proc/self/status does not exist on macos')
  })
})

describe('ownNamespaces', () => {
  it('leaves out kinds that the kernel does not support', async () => {
    const files = { '/proc/self/ns/net': { link: 'net:[5]' }, '/proc/self/ns/pid': { link: 'pid:[6]' } }
    expect(await ownNamespaces(makeSource({ files }), nothing)).toEqual({ net: 5, pid: 6 })
  })

  it('is unseen with a reason', async () => {
    const reason = '/proc/self/ns could not be read: it does not exist (ENOENT)'
    await expect(ownNamespaces(makeSource(), nothing)).rejects.toThrow(reason)
  })
})
