import { beforeAll, describe, expect, test } from '@jest/globals'
import { images } from '../integration/images.ts'
import { aJobOf, doctor, factOf, findingsIn, inGuest } from './guest.ts'
import { isLong } from './is-long.ts'
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

  test('mode: socket builds on it, and post leaves nothing', async () => {
    const inputs = { mode: 'socket', 'driver-opts': `image=${images.buildkit}` }
    const build = `printf 'FROM scratch\\nCOPY Dockerfile /\\n' >Dockerfile; docker build --progress plain .`
    const { main, later, post, left } = await aJobOf('rootless', inputs, build)
    expect(main).toMatchObject({ exitCode: 0, outputs: { mode: 'socket' } })
    expect(later).toMatchObject({ exitCode: 0, log: expect.stringContaining('docker-container driver') })
    expect(post).toMatchObject({ exitCode: 0 })
    expect(left).toEqual([])
  })

  if (isLong) {
    test.each(['capabilities', 'privileged'])(
      'mode: dind, privilege: %s: a daemon that builds, runs and limits; post leaves nothing',
      async (privilege) => {
        const socket = 'unix:///run/user/$(id -u rootless)/docker.sock'
        await inGuest('root', 'sh', '-c', `docker save ${images.dind29} | docker -H ${socket} load`)
        const inputs = { mode: 'dind', 'dind-image': images.dind29, privilege }
        const { main, later, post, left } = await aJobOf('rootless', inputs, useOfDaemon)
        expect(main).toMatchObject({ exitCode: 0, outputs: { mode: 'dind', privilege } })
        expect(later.log.trim().split('\n').slice(-5)).toEqual(signsOfUse)
        expect(post).toMatchObject({ exitCode: 0 })
        expect(left).toEqual([])
      },
    )
  }
})
