import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Job } from '../run-action.ts'
import { aJob, docker, images, ownBuilder, tracesOf } from './host.ts'

/** A build context without a base image, which a builder of its own could not find on the engine. */
async function aContext({ workspace, run }: Job): Promise<void> {
  await writeFile(join(workspace, 'file'), run)
  await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\nCOPY file /file\n')
}

const buildWith = (name: string, driver: string) => `building with "${name}" instance using ${driver} driver`

test("later builds with buildx use the job's builder without further setup", async () => {
  const job = await aJob()
  await aContext(job)
  const { exitCode, outputs } = await job.main(ownBuilder)
  expect(exitCode).toBe(0)
  const name = outputs['name'] ?? ''
  // Where no builder is named, docker/cli sends this one to the engine's own BuildKit, and its image is on the engine.
  expect(await job.sh('docker build --progress plain . 2>&1')).toContain(buildWith('default', 'docker'))
  const log = await job.sh(`docker buildx build --progress plain --load --tag built:${job.run} . 2>&1`)
  expect(log).toContain(buildWith(name, 'docker-container'))
  expect(await docker('image', 'inspect', '--format', '{{.Os}}', `built:${job.run}`)).toBe('linux')
})

test('outputs, environment and labels contain the builder', async () => {
  const job = await aJob()
  const { outputs } = await job.main({ ...ownBuilder, platforms: 'linux/amd64,linux/arm64' })
  expect(outputs).toMatchObject({ mode: 'socket', driver: 'docker-container', privilege: '', container: '' })
  expect(outputs['name']).toMatch(new RegExp(`^berth-${job.run}-1-[0-9a-f]{8}$`))
  const [node, ...others] = JSON.parse(outputs['nodes'] ?? '')
  expect(others).toEqual([])
  expect(node).toMatchObject({
    name: `${outputs['name']}0`,
    status: 'running',
    platforms: expect.stringContaining('linux/amd64'),
    labels: { 'berth.run': job.run },
  })
  expect(await job.sh('docker buildx inspect')).toMatch(new RegExp(`berth\\.run:\\s+${job.run}`))
})

test('the current builder and context of the user stay as they are', async () => {
  const job = await aJob()
  const whatIsCurrent = () =>
    job.sh(`docker context show; env --unset BUILDX_CONFIG docker buildx inspect | awk '/^Name/ && !found++'
      cat "$DOCKER_CONFIG/buildx/current"; cat "$DOCKER_CONFIG/config.json"`)
  await writeFile(join(job.dockerConfig, 'config.json'), '{"psFormat": "{{.Names}}"}\n')
  await job.sh('docker buildx create --name mine --use')
  const before = await whatIsCurrent()
  expect(before).toMatch(/^default\nName:\s+mine\n/)

  await job.main(ownBuilder)
  expect(await whatIsCurrent()).toBe(before)
  await job.post()
  expect(await whatIsCurrent()).toBe(before)
})

test('the output `platforms` lists the requested platforms, and the log those that BuildKit cannot run', async () => {
  const job = await aJob()
  const asked = ['linux/amd64', 'linux/arm64', 'linux/s390x']
  const { outputs, log } = await job.main({ ...ownBuilder, platforms: asked.join(',') })
  const format = '{{range .}}{{range .Platforms}}{{println .OS "/" .Architecture}}{{end}}{{end}}'
  const container = `buildx_buildkit_${outputs['name']}0`
  const reported = await docker('exec', container, 'buildctl', 'debug', 'workers', '--format', format)
  const able = reported.split('\n').map((line) => line.replaceAll(' ', ''))
  const missing = asked.filter((platform) => !able.includes(platform))
  expect(outputs['platforms']?.split(',')).toEqual(asked)
  expect(log.includes(`cannot run programs for ${missing.join(', ')}.`)).toBe(missing.length > 0)
  expect(await job.sh('docker buildx inspect')).toContain('linux/s390x*')
})

test('insecure entitlements need an input', async () => {
  const job = await aJob()
  await aContext(job)
  const grants = (name = '') => docker('inspect', '--format', '{{json .Args}}', `buildx_buildkit_${name}0`)
  // network.host is buildx's own addition: without the option network=host it means the builder's own network.
  const plain = { mode: 'socket', 'driver-opts': `image=${images.buildkit}` }
  const { outputs } = await job.main(plain)
  expect(await grants(outputs['name'])).not.toContain('security.insecure')
  const refused = await job.attempt('docker buildx build --allow security.insecure . 2>&1')
  expect(refused).toMatchObject({
    exitCode: 1,
    output: expect.stringContaining('security.insecure is not allowed'),
  })

  const asking = await aJob()
  const flag = '--allow-insecure-entitlement security.insecure'
  const asked = await asking.main({ ...plain, 'buildkitd-flags': flag })
  expect(await grants(asked.outputs['name'])).toContain('security.insecure')
})

test('the post step removes the container, the volume and the record of the builder', async () => {
  const job = await aJob()
  const { outputs } = await job.main(ownBuilder)
  const name = outputs['name'] ?? ''
  const report = `in RUNNER_TEMP berth-report-${name.slice(-8)}.json`
  const parts = [
    `container buildx_buildkit_${name}0`,
    `volume buildx_buildkit_${name}0_state`,
    `in RUNNER_TEMP berth-${name.slice(-8)}-buildx`,
    `in RUNNER_TEMP berth-${name.slice(-8)}-companion`,
    `in RUNNER_TEMP berth-ledger-${name.slice(-8)}.jsonl`,
  ]
  // The image of the proof may stay until post.
  const traces = (await tracesOf(job)).filter((trace) => !trace.startsWith('image '))
  expect(traces.toSorted()).toEqual([...parts, report].toSorted())
  const { exitCode } = await job.post()
  expect(exitCode).toBe(0)
  expect(await tracesOf(job)).toEqual([])
  expect(job.environment['BUILDX_CONFIG']).toBe('')
})

test('`cleanup: false` leaves a builder that still builds', async () => {
  const job = await aJob()
  await aContext(job)
  const { outputs } = await job.main({ ...ownBuilder, cleanup: 'false' })
  await job.post()
  expect(await tracesOf(job)).toContain(`builder ${outputs['name']}`)
  await job.sh(`docker buildx build --builder ${outputs['name']} .`)
})

test('`keep-state: true` keeps only the volume, and the next job with that name builds from its cache', async () => {
  const first = await aJob()
  await aContext(first)
  const name = `kept-${first.run}`
  const inputs = { ...ownBuilder, name, 'keep-state': 'true' }
  await first.main(inputs)
  expect(await first.sh('docker buildx build --progress plain . 2>&1')).not.toContain('CACHED')
  await first.post()
  expect(await tracesOf(first)).toEqual([`volume buildx_buildkit_${name}0_state`])

  const second = await aJob()
  await aContext({ ...second, run: first.run })
  await second.main(inputs)
  expect(await second.sh('docker buildx build --progress plain . 2>&1')).toContain('CACHED')
  await second.post()
})

test("`driver: docker` builds with the daemon's BuildKit and creates nothing", async () => {
  const job = await aJob()
  await writeFile(join(job.workspace, 'Dockerfile'), `FROM ${images.busybox}\nRUN echo built\n`)
  const { outputs } = await job.main({ mode: 'socket', driver: 'docker' })
  expect(outputs).toMatchObject({ driver: 'docker', name: 'default' })
  const files = (await tracesOf(job)).filter((trace) => trace.startsWith('in ')).toSorted()
  expect(files).toEqual([
    expect.stringMatching(/^in RUNNER_TEMP berth-[0-9a-f]{8}-buildx$/),
    expect.stringMatching(/^in RUNNER_TEMP berth-[0-9a-f]{8}-companion$/),
    expect.stringMatching(/^in RUNNER_TEMP berth-ledger-/),
    expect.stringMatching(/^in RUNNER_TEMP berth-report-/),
  ])
  const log = await job.sh(`docker build --progress plain --tag built:${job.run} . 2>&1`)
  expect(log).toContain(buildWith('default', 'docker'))
  await docker('run', '--rm', `built:${job.run}`, 'true')
  await job.post()
  expect(await tracesOf(job)).toEqual([`image built:${job.run}`])
})

test('`buildkitd-config` is the configuration of the builder, and its text stays out of state and report', async () => {
  const job = await aJob()
  await writeFile(
    join(job.workspace, 'buildkitd.toml'),
    '[registry."docker.io"]\nmirrors = ["mirror.example"]\n',
  )
  const { exitCode, outputs } = await job.main({ ...ownBuilder, 'buildkitd-config': 'buildkitd.toml' })
  expect(exitCode).toBe(0)
  const container = `buildx_buildkit_${outputs['name']}0`
  expect(await docker('exec', container, 'cat', '/etc/buildkit/buildkitd.toml')).toContain('mirror.example')
  expect(await readFile(outputs['report'] ?? '', 'utf8')).not.toContain('mirror.example')
  expect(JSON.stringify(job.state)).not.toContain('mirror.example')
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('`use: false` leaves the current builder as it is, and builds by name go to the new one', async () => {
  const job = await aJob()
  await aContext(job)
  await job.sh('docker buildx create --name mine --use')
  const inline = { 'buildkitd-config-inline': 'debug = true\n' }
  const { outputs } = await job.main({ ...ownBuilder, ...inline, use: 'false' })
  expect(outputs['findings']).not.toContain('builder-replaced')
  const name = outputs['name'] ?? ''
  expect(await job.sh("docker buildx inspect | awk '/^Name/ && !found++'")).toMatch(/ mine$/)
  const log = await job.sh(`docker buildx build --builder ${name} --progress plain . 2>&1`)
  expect(log).toContain(buildWith(name, 'docker-container'))
  await job.post()
  expect(await job.sh("docker buildx inspect | awk '/^Name/ && !found++'")).toMatch(/ mine$/)
})
