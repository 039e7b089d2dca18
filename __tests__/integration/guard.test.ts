import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { inLongForm } from '../long-form.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { isRunning } from '../opened/is-running.ts'
import { forward, startRegistry } from '../opened/registry.ts'
import type { Job, StepResult, Values } from '../run-action.ts'
import { addressOnBridge, aJob, docker, images, ownBuilder, ownDaemon, tracesOf } from './host.ts'
import { hostAddress } from './host-engine.ts'

const enforced = { ...ownBuilder, guard: 'enforce' } as const

/** A job after its main step. */
async function guarded(inputs: Values): Promise<{ job: Job; main: StepResult }> {
  const job = await aJob()
  await writeFile(join(job.workspace, 'Dockerfile'), `FROM scratch\nCOPY Dockerfile /${job.run}\n`)
  await writeFile(join(job.workspace, 'seen'), job.run)
  const main = await job.main(inputs)
  if (main.exitCode !== 0) throw new Error(main.log)
  return { job, main }
}

const busybox = images.busybox
const pidIn = async ({ outputs }: StepResult): Promise<number> =>
  JSON.parse(await readFile(outputs['report'] ?? '', 'utf8')).achieved.companion.pid

describe('in `socket`', () => {
  test('later steps run, build and compose through the guard, and the post step removes what they leave', async () => {
    const { job, main } = await guarded(enforced)
    expect(main.outputs).toMatchObject({
      mode: 'socket',
      driver: 'remote',
      'docker-host': job.environment['DOCKER_HOST'],
      'guard-boundary': 'advisory',
    })
    expect(main.outputs['socket']).toMatch(/-companion\/docker\.sock$/)
    expect(main.log).toContain('The job can connect to `unix:///var/run/docker.sock`.')
    expect(main.summary).toContain('<summary>Guard: advisory</summary>')
    expect(await job.sh(`docker run --rm --volume "$PWD:/w" ${busybox} cat /w/seen`)).toBe(job.run)
    expect(await job.sh(`echo through | docker run --rm --interactive ${busybox} cat`)).toBe('through')
    await job.sh(`docker build --quiet --tag built:${job.run} . && docker image inspect built:${job.run}`)

    await writeFile(
      join(job.workspace, 'compose.yml'),
      `services: {web: {image: "${busybox}", command: sleep 60, volumes: ["data:/d"]}}\nvolumes: {data: {}}\n`,
    )
    // Compose refuses an engine that is older than its own API, unless DOCKER_API_VERSION is set.
    job.environment['DOCKER_API_VERSION'] = await job.sh("docker version --format '{{.Server.APIVersion}}'")
    await job.sh(`docker compose --project-name compose-${job.run} up --detach 2>&1`)
    await job.sh(
      `docker run --detach --name left-${job.run} ${busybox} sleep 60; docker network create left-${job.run}`,
    )
    expect(await tracesOf(job)).toEqual(
      expect.arrayContaining([`container left-${job.run}`, `network left-${job.run}`]),
    )

    const { log, exitCode, commands } = await job.post()
    expect({ exitCode, commands }).toEqual({ exitCode: 0, commands: [] })
    for (const left of [
      `container left-${job.run}`,
      `network left-${job.run}`,
      `container compose-${job.run}-web-1`,
    ])
      expect(log).toContain(`Removed ${left}`)
    expect(await tracesOf(job)).toEqual([`image built:${job.run}`])
    expect(job.environment['DOCKER_HOST']).toBe(hostAddress)
  })

  test('buildx builds and loads through the builder that is handed over, without access to its container', async () => {
    const { job, main } = await guarded(enforced)
    const builder = `buildx_buildkit_${main.outputs['name']}0`
    const log = await job.sh(`docker buildx build --progress plain --load --tag loaded:${job.run} . 2>&1`)
    expect(log).toContain(`building with "${main.outputs['name']}" instance using remote driver`)
    expect(await docker('image', 'inspect', '--format', '{{.Os}}', `loaded:${job.run}`)).toBe('linux')
    expect(await job.sh('docker buildx inspect')).toMatch(/Driver:\s+remote/)

    for (const attempt of [
      `docker exec ${builder} id`,
      `docker cp ${builder}:/etc/hosts -`,
      `docker run --rm --volume ${builder}_state:/state ${busybox} ls /state`,
    ]) {
      const { exitCode, output } = await job.attempt(`${attempt} 2>&1`)
      expect({ attempt, exitCode: exitCode === 0, output }).toMatchObject({
        exitCode: false,
        output: expect.stringMatching(/foreign-container|foreign-volume|No such/),
      })
    }
    await job.post()
    expect(await tracesOf(job)).toEqual([`image loaded:${job.run}`])
  })

  test('requests that reach the machine are refused with the rule and how to allow it', async () => {
    const { job } = await guarded({ ...enforced, driver: 'docker', 'driver-opts': '' })
    const refusalOf = async (words: string) => (await job.attempt(`docker ${words} 2>&1`)).output
    expect(await refusalOf(`run --rm --privileged ${busybox} true`)).toMatch(/privileged/)
    expect(await refusalOf(`run --rm --volume /:/host ${busybox} ls /host`)).toMatch(
      /host-path|docker-socket/,
    )
    expect(await refusalOf(`run --rm --pid host ${busybox} ps`)).toMatch(/host-pid/)
    expect(await refusalOf(`volume create --opt type=none --opt o=bind --opt device=/ v-${job.run}`)).toMatch(
      /volume-driver/,
    )
    const { summary, commands } = await job.post()
    expect(summary).toContain('Requests to the guard')
    const titles = commands.map(({ title }) => title)
    expect(titles.toSorted()).toEqual(
      ['docker-socket', 'host-pid', 'privileged', 'volume-driver'].map((rule) => `guard: ${rule}`),
    )
    expect(await tracesOf(job)).toEqual([])
  })

  test('`allow` opens a rule, and no other', async () => {
    const { job } = await guarded({ ...enforced, driver: 'docker', 'driver-opts': '', allow: 'host-pid' })
    await job.sh(`docker run --rm --pid host ${busybox} true`)
    expect((await job.attempt(`docker run --rm --privileged ${busybox} true 2>&1`)).exitCode).not.toBe(0)
  })

  test('`audit` allows and labels, and `reap: false` leaves what the job left', async () => {
    const { job } = await guarded({
      ...enforced,
      guard: 'audit',
      reap: 'false',
      driver: 'docker',
      'driver-opts': '',
    })
    await job.sh(`docker run --rm --privileged --volume /:/host ${busybox} test -d /host/proc`)
    await job.sh(`docker volume create left-${job.run}`)
    const { log } = await job.post()
    expect(log).not.toContain('Removed volume')
    expect(await tracesOf(job)).toEqual([`volume left-${job.run}`])
  })

  test('a guard that was killed does not keep the post step from cleaning up', async () => {
    const { job, main } = await guarded({ ...enforced, driver: 'docker', 'driver-opts': '' })
    await job.sh(`docker run --detach --name left-${job.run} ${busybox} sleep 60`)
    const pid = await pidIn(main)
    process.kill(pid, 'SIGKILL')
    const { exitCode, output } = await job.attempt('docker ps 2>&1')
    expect({ exitCode, isRunning: isRunning(String(pid)) }).toEqual({ exitCode: 1, isRunning: false })
    expect(output).toContain('Cannot connect to the Docker daemon')
    expect((await job.post()).log).toContain(`Removed container left-${job.run}`)
    expect(await tracesOf(job)).toEqual([])
  })
})

inLongForm(() => {
  test('in `dind`, a builder of `driver: docker-container` is handed over too', async () => {
    const local = await startRegistry()
    await closeAfterwards(() => docker('image', 'rm', '--force', `${local}/buildkit`))
    await docker('tag', images.buildkit, `${local}/buildkit`)
    await docker('push', '--quiet', `${local}/buildkit`)
    // The job daemon does not reach the loopback of this machine.
    const registry = await forward(local, await addressOnBridge())
    const { job, main } = await guarded({
      ...{
        ...ownDaemon,
        guard: 'enforce',
        driver: 'docker-container',
        'driver-opts': `image=${registry}/buildkit`,
      },
      'daemon-config': JSON.stringify({ 'insecure-registries': [registry] }),
    })
    expect(main.outputs['driver']).toBe('remote')
    await job.sh(`docker buildx build --load --tag loaded:${job.run} . 2>&1`)
    expect(await job.sh(`docker image inspect --format '{{.Os}}' loaded:${job.run}`)).toBe('linux')
    const { exitCode, output } = await job.attempt(
      `docker exec buildx_buildkit_${main.outputs['name']}0 id 2>&1`,
    )
    expect({ exitCode, output }).toMatchObject({
      exitCode: 1,
      output: expect.stringMatching(/foreign-container|No such/),
    })
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })
})

test('a container that mounts the Docker socket, as Ryuk does, gets the guard’s', async () => {
  const { job } = await guarded({ ...enforced, driver: 'docker', 'driver-opts': '' })
  const socket = job.environment['TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE'] ?? ''
  expect(`unix://${socket}`).toBe(job.environment['DOCKER_HOST'])
  expect(job.environment['TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED']).toBe('false')
  const inside = `fetch = (path) => new Promise((resolve) => require('http').get({ socketPath: '/var/run/docker.sock', path },
    (answer) => answer.resume().once('end', () => resolve(answer.statusCode))))
    fetch('/containers/json').then((list) => fetch('/libpod/info').then((podman) => console.log(list, podman)))`
  for (const source of [socket, '/var/run/docker.sock']) {
    const run = `docker run --rm --volume ${source}:/var/run/docker.sock ${images.job} node -e "$SCRIPT"`
    job.environment['SCRIPT'] = inside
    expect({ source, answers: await job.sh(run) }).toEqual({ source, answers: '200 403' })
  }
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

describe('in `dind`', () => {
  test('only the guard’s socket is exported, and the raw one is out of reach for containers', async () => {
    const { job, main } = await guarded({ ...ownDaemon, guard: 'enforce' })
    expect(main.outputs['socket']).toMatch(/-companion\/docker\.sock$/)
    expect(main.outputs['guard-boundary']).toBe('advisory')
    await job.sh(`DOCKER_HOST= docker save ${busybox} | docker load`)
    expect(await job.sh(`docker run --rm --volume "$PWD:/w" ${busybox} cat /w/seen`)).toBe(job.run)
    await job.sh('docker build --quiet .')
    const raw = join(
      job.temp,
      `berth-${/berth-([0-9a-f]{8})-companion/.exec(main.outputs['socket'] ?? '')?.[1]}`,
    )
    for (const [words, rule] of [
      ['--privileged', 'privileged'],
      [`--volume ${raw}:/raw`, 'docker-socket'],
      [`--volume ${raw}/docker.sock:/raw`, 'docker-socket'],
      [`--volume ${job.temp}:/temp`, 'docker-socket'],
      ['--volume /:/host', 'docker-socket'],
    ] as const) {
      const { exitCode, output } = await job.attempt(`docker run --rm ${words} ${busybox} true 2>&1`)
      expect({ words, exitCode, output }).toMatchObject({
        exitCode: 125,
        output: expect.stringContaining(`rule ${rule}`),
      })
    }
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })
})
