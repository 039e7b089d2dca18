import { test } from '@jest/globals'
import { docker, images } from '../integration/host.ts'
import { play } from './play.ts'

test('the container of the daemon is removed in mid-job', async () => {
  await play({
    ...{ fault: 'things-removed', mode: 'dind', moment: 'the container of the daemon, in mid-job' },
    between: (_, { outputs }) => docker('rm', '--force', outputs['container'] ?? ''),
    told: null,
  })
})

test('the builder is removed by the user', async () => {
  await play({
    ...{ fault: 'things-removed', mode: 'socket', moment: 'the builder, by `docker buildx rm`' },
    between: (job) => job.sh('docker buildx rm "$BUILDX_BUILDER"'),
    told: null,
  })
})

test('the container of the builder is removed in mid-job', async () => {
  await play({
    ...{ fault: 'things-removed', mode: 'socket', moment: 'the container of the builder, in mid-job' },
    between: (job) => docker('rm', '--force', `buildx_buildkit_${job.environment['BUILDX_BUILDER']}0`),
    told: null,
  })
})

test('the volume of the daemon is in use by another container at post', async () => {
  await play({
    ...{
      fault: 'things-removed',
      mode: 'dind',
      moment: 'the volume is held by another container until post',
    },
    async between(_, { outputs }) {
      const words = ['--name', 'holder', '--volume', `${outputs['volume']}:/held`]
      await docker('create', ...words, images.busybox)
    },
    mend: () => docker('rm', '--force', 'holder'),
    told: null,
    warned: /^not-undone: .*volume is in use/s,
  })
})

test('the engine reaches no network: $mode', async () => {
  await play({
    ...{ fault: 'network-cut', mode: 'dind', moment: 'the image of the daemon is not there' },
    inputs: { 'dind-image': 'registry.example/docker:29.7.2-dind' },
    told: /^image-unavailable/,
    limits: { main: 60_000 },
  })
})

test('the engine reaches no network: builder', async () => {
  await play({
    ...{ fault: 'network-cut', mode: 'socket', moment: 'the image of BuildKit is not there' },
    inputs: { 'driver-opts': 'image=registry.example/moby/buildkit:v0' },
    told: /^image-unavailable/,
    limits: { main: 60_000 },
  })
})

test.each(['socket', 'dind'] as const)('the engine reaches no network: %s', async (mode) => {
  await play({ ...{ fault: 'network-cut', mode, moment: 'all images are there' }, told: null })
})
