import { expect, test } from '@jest/globals'
import type { LaunchDaemon } from '../../../../src/plan/plan.ts'
import type { HostConfiguration } from '../../../../src/platform/docker.ts'
import { daemonSpecification } from '../../../../src/steps/daemon/specification.ts'
import { makeLaunch } from '../make-step.ts'

const specificationOf = (differences: Partial<LaunchDaemon> = {}) =>
  daemonSpecification(
    makeLaunch({ user: 1001, socketGroup: 118, ...differences }),
    'rootless',
    '/berth/daemon.json',
    { mounts: [], variables: [] },
  )
const hostOf = (differences: Partial<LaunchDaemon> = {}) =>
  specificationOf(differences).HostConfig as HostConfiguration

test('it is never privileged, and has SETUID and SETGID as its limit', () => {
  const host = hostOf()
  expect(host.Privileged).toBeUndefined()
  expect(host).toMatchObject({ CapDrop: ['ALL'], CapAdd: ['SETUID', 'SETGID'] })
})

test('it is the user of the job, or user 1000 if the job is root', () => {
  expect(specificationOf().User).toBe('1001:118')
  expect(specificationOf({ user: 0, socketGroup: 0 }).User).toBe('1000:1000')
})

test('it has a seccomp profile, and no AppArmor profile or SELinux label if the host has these', () => {
  const none = { appArmor: false, seLinux: false, userNamespaceRemap: false }
  const [seccomp, ...others] = hostOf({ host: none }).SecurityOpt ?? []
  expect(seccomp).toMatch(/^seccomp=\{/)
  expect(others).toEqual([])
  const host = { appArmor: true, seLinux: true, userNamespaceRemap: true }
  expect(hostOf({ host }).SecurityOpt?.slice(1)).toEqual(['apparmor=unconfined', 'label=disable'])
  expect(hostOf({ host }).UsernsMode).toBe('host')
})

test('nothing in /proc and /sys is covered, so that the kernel allows new ones in inner containers', () => {
  expect(hostOf()).toMatchObject({ MaskedPaths: [], ReadonlyPaths: [] })
})

test('it gets no device but TUN, from a volume of its own', () => {
  const host = hostOf()
  expect(host.Devices).toBeUndefined()
  expect(host.DeviceCgroupRules).toEqual(['c 10:200 rwm'])
  expect(host.Mounts).toContainEqual({ Type: 'volume', Source: '', Target: '/dev/net' })
})

test('its data root is in its home directory, and the directory of the socket has a second place', () => {
  expect(hostOf().Mounts).toContainEqual({
    Type: 'volume',
    Source: 'berth-1234567890-1-a1b2c3d4-data',
    Target: '/home/rootless/.local/share/docker',
  })
  expect(hostOf().Mounts).toContainEqual({
    Type: 'bind',
    Source: '/home/runner/work/_temp/berth-a1b2c3d4',
    Target: '/berth',
  })
  expect(specificationOf().Env).toEqual(
    expect.arrayContaining(['DOCKER_HOST=unix:///berth/docker.sock', 'HOME=/home/rootless']),
  )
})

test('/run belongs to it', () => {
  expect(hostOf().Tmpfs?.['/run']).toBe('exec,mode=755,uid=1001,gid=118')
})
