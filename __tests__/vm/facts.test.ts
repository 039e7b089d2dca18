import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Report } from '../../src/report/report.ts'
import { doctor, factOf, findingsIn } from './guest.ts'

describe('the facts of a machine like a hosted runner, seen as its user', () => {
  let report: Report

  beforeAll(async () => {
    report = (await doctor('runner')).report
  })

  test('cgroup v2, which systemd and the engine share', () => {
    expect(factOf(report, 'cgroup')).toMatchObject({ version: 'v2', memoryLimit: null, writable: false })
    expect(factOf(report, 'engine')).toMatchObject({ cgroupVersion: '2', cgroupDriver: 'systemd' })
  })

  test('an engine under AppArmor and seccomp, with cgroup namespaces', () => {
    const { securityOptions } = factOf(report, 'engine')
    expect(securityOptions.map((option) => option.replace(/^name=/, '').replace(/,.*/, ''))).toEqual(
      expect.arrayContaining(['apparmor', 'seccomp', 'cgroupns']),
    )
  })

  test('a process without capabilities, unconfined, in group docker, that may use sudo', () => {
    expect(factOf(report, 'ownProcess')).toMatchObject({
      uid: 1000,
      capabilities: [],
      appArmor: 'unconfined',
      seccomp: 'disabled',
      noNewPrivileges: false,
      inUserNamespace: false,
      canSudo: true,
    })
  })

  test('one engine, at the default socket, which the group may open', () => {
    expect(factOf(report, 'endpoint')).toMatchObject({
      host: 'unix:///var/run/docker.sock',
      source: 'default socket',
    })
    expect(factOf(report, 'sockets')).toEqual([
      expect.objectContaining({ state: 'answers', ownerUid: 0, mode: '0660' }),
    ])
  })

  test('the daemons of the engine, with what only root may see of them', () => {
    const dockerd = factOf(report, 'daemons').filter(({ kind, uid }) => kind === 'dockerd' && uid === 0)
    expect(dockerd).toEqual([
      expect.objectContaining({
        cgroup: '/system.slice/docker.service',
        namespaces: { status: 'seen', value: expect.objectContaining({ net: expect.any(Number) }) },
        dataRootIdentity: { status: 'seen', value: expect.stringMatching(/^\d+:\d+$/) },
      }),
    ])
  })

  test('a separate network, by which it would reach others', () => {
    expect(factOf(report, 'network')).toMatchObject({ defaultMtu: 1500, nameservers: ['10.0.2.3'] })
  })

  test('the clients and their versions', () => {
    const versions = factOf(report, 'clients').map(({ name, version }) => [name, version])
    expect(versions).toEqual(
      ['docker', 'buildx', 'compose'].map((name) => [name, expect.stringMatching(/^\d+\./)]),
    )
  })

  test('nothing is wrong with it', () => {
    expect(findingsIn(report)).toEqual([])
  })

  test('how much room the engine has, though its data root is closed to the user', () => {
    const { type, freeBytes } = factOf(report, 'dataRootFilesystem')
    expect(type).toBe('ext4')
    expect(freeBytes).toBeGreaterThan(1e9)
  })
})
