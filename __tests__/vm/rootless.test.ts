import { beforeAll, describe, expect, test } from '@jest/globals'
import { images } from '../integration/images.ts'
import { isShort } from '../long-form.ts'
import { aJobOf, doctor, factOf, findingsIn, inGuest } from './guest.ts'
import { signsOfUse, useOfDaemon } from './use-of-daemon.ts'

describe('a user with a rootless engine', () => {
  beforeAll(async () => {
    const { exitCode, errors } = await inGuest('rootless', 'systemctl', '--user', 'start', 'docker')
    if (exitCode !== 0) throw new Error(errors)
  })

  test('has that engine, and its facts', async () => {
    const { report } = await doctor('rootless')
    expect(factOf(report, 'endpoint')).toMatchObject({ source: 'docker context', context: 'rootless' })
    expect(factOf(report, 'engine')).toMatchObject({ rootless: true, cgroupVersion: '2' })
    expect(findingsIn(report)).not.toContain('socket-permission-denied')
  })

  const drivers = [
    { driver: 'docker', inputs: {} },
    { driver: 'docker-container', inputs: { 'driver-opts': `image=${images.buildkit}` } },
  ]
  test.each(!isShort ? drivers : drivers.slice(0, 1))(
    'mode: socket, driver: $driver builds on it, and post leaves nothing',
    async ({ driver, inputs }) => {
      const asked = { mode: 'socket', driver, ...inputs }
      const build = `printf 'FROM scratch\\nCOPY Dockerfile /\\n' >Dockerfile; docker buildx build --progress plain .`
      const { main, later, post, left } = await aJobOf('rootless', asked, build)
      expect(main).toMatchObject({ exitCode: 0, outputs: { mode: 'socket', driver } })
      expect(later).toMatchObject({ exitCode: 0, log: expect.stringContaining(`using ${driver} driver`) })
      expect(post).toMatchObject({ exitCode: 0 })
      // What the embedded builder has built is the job's own.
      expect(left.filter((thing) => !thing.startsWith('image '))).toEqual([])
    },
  )

  if (!isShort) {
    // Without privileges the daemon's own /sys is read-only. In a user namespace the kernel then mounts no writable one
    // (mount_too_revealing in fs/namespace.c), and a privileged container wants that.
    test.each([
      { privilege: 'capabilities', inner: 'refused' },
      { privilege: 'privileged', inner: 'mounted' },
    ] as const)(
      'mode: dind, privilege: $privilege: a daemon that builds, runs and limits; post leaves nothing',
      async ({ privilege, inner }) => {
        const socket = 'unix:///run/user/$(id -u rootless)/docker.sock'
        await inGuest('root', 'sh', '-c', `docker save ${images.dind} | docker -H ${socket} load`)
        const inputs = { mode: 'dind', 'dind-image': images.dind, privilege }
        const { main, later, post, left } = await aJobOf('rootless', inputs, useOfDaemon)
        expect(main).toMatchObject({ exitCode: 0, outputs: { mode: 'dind', privilege } })
        expect(later.log.trim().split('\n').slice(-5)).toEqual(signsOfUse(inner))
        expect(post).toMatchObject({ exitCode: 0 })
        expect(left).toEqual([])
      },
    )
  }
})
