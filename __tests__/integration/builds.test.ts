import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Job, Values } from '../run-action.ts'
import { aJob, images, ownBuilder, ownDaemon, tracesOf } from './host.ts'

const ways: readonly { readonly way: string; readonly inputs: Values; readonly builder: RegExp }[] = [
  { way: 'socket, driver: docker-container', inputs: ownBuilder, builder: /^berth-/ },
  { way: 'socket, driver: docker', inputs: { mode: 'socket', driver: 'docker' }, builder: /^default$/ },
  { way: 'dind, driver: docker', inputs: ownDaemon, builder: /^default$/ },
]
const [container, embedded] = ways as [(typeof ways)[0], (typeof ways)[0]]

/** A build context that needs no registry, with a `RUN`: its image holds one static program. */
async function aContext({ workspace, run, sh, environment }: Job): Promise<void> {
  const host = process.env['DOCKER_HOST'] ?? ''
  const before = environment['DOCKER_HOST'] ?? ''
  environment['DOCKER_HOST'] = host
  await sh(`docker create --name berth-${run}-program ${images.busybox} >/dev/null
    docker cp berth-${run}-program:/bin/busybox busybox
    docker rm berth-${run}-program >/dev/null`)
  environment['DOCKER_HOST'] = before
  const dockerfile = ['FROM scratch', 'COPY busybox /busybox', 'RUN ["/busybox", "true"]']
  await writeFile(
    join(workspace, 'Dockerfile'),
    `${dockerfile.join('\n')}\nCMD ["/busybox", "echo", "it runs"]\n`,
  )
}

/** Every file below a folder with what it holds. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')])),
  )
}

/** A job in which Berth is done, and the user's own client configuration is as it was. */
async function jobAfter(inputs: Values): Promise<Job & { readonly name: string }> {
  const job = await aJob()
  await mkdir(join(job.dockerConfig, 'buildx'))
  await writeFile(join(job.dockerConfig, 'config.json'), '{"psFormat": "{{.Names}}"}\n')
  const { exitCode, outputs } = await job.main(inputs)
  expect(exitCode).toBe(0)
  return { ...job, name: outputs['name'] ?? '' }
}

async function expectUntouched({ dockerConfig }: Job): Promise<void> {
  expect(Object.keys(await contentOf(dockerConfig))).toEqual([join(dockerConfig, 'config.json')])
}

describe.each(ways)('$way:', ({ inputs, builder }) => {
  test('a built image runs, built by docker build, buildx, build-push-action or Compose', async () => {
    const job = await jobAfter(inputs)
    await aContext(job)
    const tag = `built:${job.run}`
    expect(await job.sh(`docker build -t ${tag} . 2>&1 && docker run --rm ${tag}`)).toMatch(/it runs$/)
    await job.sh(`docker image rm ${tag}`)
    expect(await job.sh(`docker buildx build --load --tag ${tag} . 2>&1 && docker run --rm ${tag}`)).toMatch(
      /it runs$/,
    )
    await job.sh(`docker image rm ${tag}`)

    expect(job.name).toMatch(builder)
    expect(await job.sh('docker buildx inspect')).toMatch(new RegExp(`^Name: +${job.name}\n`))
    // docker/build-push-action names the builder that it is given, or the current one.
    const pushAction = `docker buildx build --builder ${job.name} --load --iidfile id --tag ${tag} .`
    expect(await job.sh(`${pushAction} 2>&1 && docker run --rm "$(cat id)"`)).toMatch(/it runs$/)
    await job.sh(`docker image rm ${tag}`)

    await writeFile(join(job.workspace, 'compose.yaml'), `services: { app: { build: ., image: '${tag}' } }\n`)
    // Compose refuses an engine that is older than its own API, unless DOCKER_API_VERSION is set.
    job.environment['DOCKER_API_VERSION'] = await job.sh("docker version --format '{{.Server.APIVersion}}'")
    expect(await job.sh('docker compose build 2>&1 && docker compose up 2>&1')).toMatch(/it runs/)
    await job.sh('docker compose down 2>&1')
    await job.sh(`docker image rm ${tag}`)
    await expectUntouched(job)
    await job.post()
    await expectUntouched(job)
    expect(await tracesOf(job)).toEqual([])
  })
})

test('a separate builder builds two platforms without an output', async () => {
  const job = await jobAfter(container.inputs)
  await writeFile(join(job.workspace, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n')
  await job.sh('docker buildx build --platform linux/amd64,linux/arm64 . 2>&1')
})

test('later steps can select or create another builder', async () => {
  const job = await jobAfter(embedded.inputs)
  const isCurrent = (name: string) =>
    expect(job.sh('docker buildx inspect')).resolves.toMatch(new RegExp(`^Name: +${name}\n`))
  await isCurrent('default')
  await job.sh(`docker buildx create --name other-${job.run} --use`)
  await isCurrent(`other-${job.run}`)
  await job.sh('docker buildx use default')
  await isCurrent('default')
  await job.post()
  await expectUntouched(job)
})
