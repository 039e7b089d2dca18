import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { copyFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import type { Job, Values } from '../run-action.ts'
import { aJob, docker, images, loadBusybox, ownBuilder, ownDaemon, tracesOf } from './host.ts'

// Scanners that read an image from the daemon, before it is pushed. The image has an installed npm package that no other
// image has, so that a scan of another image, or of none, is noticed.

let syft = ''
beforeAll(async () => {
  const ground = resolve(import.meta.dirname, '../../script/ground')
  syft = join((await promisify(execFile)(ground, ['--path', 'syft'])).stdout.trim(), 'syft')
})

/**
 * Builds the image in the daemon that the job has, and gives its name.
 *
 * @param options of the build, for an image of this name
 */
async function build(job: Job, options = (image: string) => `--tag ${image}`): Promise<string> {
  const image = `berth-test/scanned:${randomInt(1e9)}`
  const folder = '/usr/lib/node_modules/berth-found'
  await job.sh(`docker build --quiet ${options(image)} - <<'END'
FROM ${images.busybox}
RUN mkdir -p ${folder} && echo '{"name": "berth-found", "version": "1.2.3"}' >${folder}/package.json
END`)
  return image
}

const scanOf = (image: string) =>
  `SYFT_CHECK_FOR_APP_UPDATE=false ${syft} docker:${image} --output syft-table`
const found = /^berth-found +1\.2\.3 +npm/m

async function begin(inputs: Values) {
  const job = await aJob()
  const { exitCode, outputs } = await job.main(inputs)
  expect(exitCode).toBe(0)
  return { job, outputs }
}

async function end(job: Job): Promise<void> {
  expect(await job.post()).toMatchObject({ exitCode: 0, commands: [] })
  expect(await tracesOf(job)).toEqual([])
}

test('socket: Syft and `docker save` read the image from the host daemon', async () => {
  const { job } = await begin(ownBuilder)
  const image = await build(job)
  await closeAfterwards(() => docker('image', 'rm', '--force', image))
  expect(await job.sh(scanOf(image))).toMatch(found)
  expect(await job.sh(`docker save ${image} | tar -t`)).toContain('manifest.json')
  await end(job)
})

describe('dind: Syft and `docker save` read the image from the job daemon', () => {
  test.each<[string, Values]>([
    ['privilege: auto', {}],
    ['privilege: capabilities', { privilege: 'capabilities' }],
    ['privilege: privileged', { privilege: 'privileged' }],
    ['the classic image store', { 'daemon-config': '{"features": {"containerd-snapshotter": false}}' }],
  ])('%s', async (_, inputs) => {
    const { job } = await begin({ ...ownDaemon, ...inputs })
    await loadBusybox(job)
    const image = await build(job)
    expect(await job.sh(scanOf(image))).toMatch(found)
    expect(await job.sh(`docker save ${image} | tar -t`)).toContain('manifest.json')
    await end(job)
  })

  // Layers of a loaded image are not compressed, those of a build on it are. go-containerregistry, by which scanners read an
  // image, looks at the first layer only (pkg/v1/tarball/image.go, areLayersCompressed).
  test('the containerd image store: a build on a loaded image needs one compression for all layers', async () => {
    const { job } = await begin({
      ...ownDaemon,
      'daemon-config': '{"features": {"containerd-snapshotter": true}}',
    })
    await loadBusybox(job)
    const mixed = await job.attempt(scanOf(await build(job)))
    expect(mixed).toMatchObject({ output: expect.stringContaining('unexpected EOF') })
    const output = 'compression=gzip,force-compression=true'
    const image = await build(job, (name) => `--output type=image,name=${name},${output}`)
    expect(await job.sh(scanOf(image))).toMatch(found)
    expect(await job.sh(`docker save ${image} | tar -t`)).toContain('manifest.json')
    await end(job)
  })

  test('a scanner in a container, with the output `socket`', async () => {
    const { job, outputs } = await begin(ownDaemon)
    await loadBusybox(job)
    const image = await build(job)
    await copyFile(syft, join(job.workspace, 'syft'))
    const mounts = '--volume "$PWD:/work" --volume "$SOCKET:/var/run/docker.sock"'
    const scan = `/work/syft docker:${image} --output syft-table`
    const options = `--rm ${mounts} --env SYFT_CHECK_FOR_APP_UPDATE=false`
    expect(
      await job.sh(`SOCKET=${outputs['socket']}; docker run ${options} ${images.busybox} ${scan}`),
    ).toMatch(found)
    await end(job)
  })
})

test('`export: docker-config`: the Docker client finds the job daemon, and Syft needs DOCKER_HOST', async () => {
  const { job, outputs } = await begin({ ...ownDaemon, export: 'docker-config' })
  await job.sh(`docker --host unix:///var/run/docker.sock save ${images.busybox} | docker load`)
  const image = await build(job)
  expect(await job.sh(`docker save ${image} | tar -t`)).toContain('manifest.json')
  // Syft reads no Docker context (anchore/stereoscope, internal/docker/client.go), so it looks at the host daemon.
  expect((await job.attempt(scanOf(image))).exitCode).not.toBe(0)
  expect(await job.sh(`DOCKER_HOST=${outputs['docker-host']} ${scanOf(image)}`)).toMatch(found)
  await end(job)
})
