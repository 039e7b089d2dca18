import { expect, test } from '@jest/globals'
import { images } from '../integration/images.ts'
import { aJobOf } from './guest.ts'
import { isLong } from './is-long.ts'

/** A later step that builds, runs, limits and asks for privileges in the job's own daemon. */
const script = `
DOCKER_HOST= docker save ${images.busybox} | docker load --quiet
printf 'FROM ${images.busybox}\\nRUN echo built >/file\\n' >Dockerfile
docker build --quiet --tag built . >/dev/null
docker run --rm built cat /file
docker run --rm --memory 64m --pids-limit 50 built sh -c 'cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/pids.max'
docker run --rm --privileged built sh -c 'mount -t tmpfs none /tmp && echo mounted'
docker info --format '{{.CgroupVersion}} {{.CgroupDriver}} {{.Driver}}'
`

const tiers = [
  { privilege: 'auto', tier: 'capabilities', image: images.dind29 },
  { privilege: 'privileged', tier: 'privileged', image: images.dind29 },
]
const longTiers = [
  { privilege: 'capabilities', tier: 'capabilities', image: images.dind26 },
  { privilege: 'privileged', tier: 'privileged', image: images.dind26 },
]

test.each(isLong ? [...tiers, ...longTiers] : tiers)(
  'mode: dind, privilege: $privilege, $image: a daemon that builds, runs and limits; post leaves nothing',
  async ({ privilege, tier, image }) => {
    const inputs = { mode: 'dind', 'dind-image': image, privilege }
    const { main, later, post, left } = await aJobOf('runner', inputs, script)
    expect(main).toMatchObject({ exitCode: 0, outputs: { mode: 'dind', privilege: tier } })
    expect(later.log.trim().split('\n').slice(-5)).toEqual([
      'built',
      String(64 * 1024 ** 2),
      '50',
      'mounted',
      '2 cgroupfs overlay2',
    ])
    expect(later.exitCode).toBe(0)
    expect(post).toMatchObject({ exitCode: 0 })
    expect(left).toEqual([])
  },
)
