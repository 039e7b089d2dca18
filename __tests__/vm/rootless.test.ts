import { beforeAll, describe, expect, test } from '@jest/globals'
import { images } from '../integration/images.ts'
import { aJobOf, doctor, factOf, findingsIn, inGuest } from './guest.ts'

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
})
