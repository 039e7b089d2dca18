import { expect, test } from '@jest/globals'
import { images } from '../integration/images.ts'
import { isShort } from '../long-form.ts'
import { aJobOf } from './guest.ts'

const build = `printf 'FROM scratch\\nCOPY Dockerfile /\\n' >Dockerfile; docker buildx build --progress plain .`

test.each(!isShort ? ['auto', 'socket'] : ['auto'])(
  'mode: %s: a separate builder on the host daemon; post leaves nothing',
  async (mode) => {
    const inputs = { mode, 'driver-opts': `image=${images.buildkit}` }
    const { main, later, post, left } = await aJobOf('runner', inputs, build)
    expect(main).toMatchObject({ exitCode: 0, outputs: { mode: 'socket', driver: 'docker-container' } })
    expect(later).toMatchObject({ exitCode: 0, log: expect.stringContaining('docker-container driver') })
    expect(post).toMatchObject({ exitCode: 0 })
    expect(left).toEqual([])
  },
)
