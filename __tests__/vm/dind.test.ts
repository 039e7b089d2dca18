import { expect, test } from '@jest/globals'
import { images } from '../integration/images.ts'
import { isShort } from '../long-form.ts'
import { aJobOf } from './guest.ts'
import { signsOfUse, useOfDaemon } from './use-of-daemon.ts'

const tiers = [{ privilege: 'auto', tier: 'user-namespace', image: images.dind }]
const longTiers = [
  { privilege: 'privileged', tier: 'privileged', image: images.dind },
  { privilege: 'capabilities', tier: 'capabilities', image: images.dind26 },
  { privilege: 'privileged', tier: 'privileged', image: images.dind26 },
]

test.each(!isShort ? [...tiers, ...longTiers] : tiers)(
  'mode: dind, privilege: $privilege, $image: a daemon that builds, runs and limits; post leaves nothing',
  async ({ privilege, tier, image }) => {
    const inputs = { mode: 'dind', 'dind-image': image, privilege }
    const { main, later, post, left } = await aJobOf('runner', inputs, useOfDaemon)
    expect(main).toMatchObject({ exitCode: 0, outputs: { mode: 'dind', privilege: tier } })
    expect(later.log.trim().split('\n').slice(-5)).toEqual(signsOfUse('mounted'))
    expect(later.exitCode).toBe(0)
    expect(post).toMatchObject({ exitCode: 0 })
    expect(left).toEqual([])
  },
)
