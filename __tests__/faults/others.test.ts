import { test } from '@jest/globals'
import { docker, images } from '../integration/host.ts'
import { orFew } from '../long-form.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { play } from './play.ts'

test('the container of the daemon is removed in mid-job', async () => {
  await play({
    ...{ fault: 'things-removed', mode: 'dind', moment: 'the container of the daemon, in mid-job' },
    between: (_, { outputs }) => docker('rm', '--force', outputs['container'] ?? ''),
    reported: null,
  })
})

test('the builder is removed by the user', async () => {
  await play({
    ...{ fault: 'things-removed', mode: 'socket', moment: 'the builder, by `docker buildx rm`' },
    between: (job) => job.sh('docker buildx rm'),
    reported: null,
  })
})

test('the container of the builder is removed in mid-job', async () => {
  await play({
    ...{ fault: 'things-removed', mode: 'socket', moment: 'the container of the builder, in mid-job' },
    between: (job) =>
      job.sh('docker rm --force "$(docker ps --filter name=buildx_buildkit_berth-$GITHUB_RUN_ID --quiet)"'),
    reported: null,
  })
})

test('the volume of the daemon is in use by another container at post', async () => {
  await play({
    ...{
      fault: 'things-removed',
      mode: 'dind',
      moment: 'the volume is held by another container until the post step',
    },
    async between(_, { outputs }) {
      const words = ['--name', 'holder', '--volume', `${outputs['volume']}:/held`]
      await docker('create', ...words, images.busybox)
      await closeAfterwards(() => docker('rm', '--force', 'holder'))
    },
    mend: () => docker('rm', '--force', 'holder'),
    reported: null,
    warned: /^not-undone: .*volume is in use/s,
  })
})

const pulls = [
  { mode: 'dind', what: 'the daemon', inputs: { 'dind-image': 'registry.example/docker:29.7.2-dind' } },
  { mode: 'socket', what: 'BuildKit', inputs: { 'driver-opts': 'image=registry.example/buildkit:v0' } },
] as const

test.each(orFew(pulls, ({ mode }) => mode === 'dind'))(
  'the engine reaches no network, and lacks the image of $what',
  async ({ mode, what, inputs }) => {
    await play({
      ...{ fault: 'network-cut', mode, moment: `the image of ${what} is not there` },
      inputs,
      // Three attempts. buildx then pulls the image of BuildKit by itself.
      reported: what === 'BuildKit' ? /^builder-not-ready: .*registry\.example/ : /^image-unavailable/,
      limits: { main: 60_000 },
    })
  },
)

test.each(orFew(['socket', 'dind'] as const, (mode) => mode === 'dind'))(
  'the engine reaches no network, and has all images: %s',
  async (mode) => {
    await play({ ...{ fault: 'network-cut', mode, moment: 'all images are there' }, reported: null })
  },
)
