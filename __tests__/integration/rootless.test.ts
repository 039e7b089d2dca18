import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { beginJob, type Job, type StepResult } from '../run-action.ts'
import { docker, endJob, images, loadBusybox, tracesOf, volumesOf } from './host.ts'
import { becomeUser } from './ordinary-user.ts'

const serve = (text: string, port: number) =>
  `sh -c 'mkdir /served; echo ${text} >/served/index.html; httpd -f -p ${port} -h /served'`

describe('a rootless job daemon of an ordinary user, with an image that has no such user', () => {
  let job: Job
  let main: StepResult
  let sh: (script: string) => Promise<string>
  let volumes: readonly string[]

  beforeAll(async () => {
    job = await beginJob()
    sh = await becomeUser(job, 1001)
    main = await job.main({ mode: 'dind', privilege: 'rootless', 'dind-image': images.dindRootless29 })
    if (main.exitCode !== 0) throw new Error(main.log)
    await loadBusybox(job)
    volumes = await volumesOf(job)
  })
  afterAll(() => endJob(job))

  test('starts, and the test container passes', () => {
    expect(main.outputs).toMatchObject({
      mode: 'dind',
      privilege: 'rootless',
      'engine-version': expect.stringMatching(/^29/),
    })
    expect(main.log).toContain('the job read a file that the container wrote')
    expect(main.log).toMatch(/the job reached a published port at \d/)
  })

  test('its container is this user, with two capabilities and only as a limit', async () => {
    const container = main.outputs['container'] ?? ''
    const status = await docker('exec', container, 'sh', '-c', 'cat /proc/1/status')
    expect(status).toMatch(/^Uid:\s+1001\s+1001\s+1001\s+1001$/m)
    // SETUID and SETGID (linux, capability.h).
    expect(status).toMatch(/^CapBnd:\s+00000000000000c0$/m)
    for (const set of ['Inh', 'Prm', 'Eff', 'Amb'])
      expect(status).toMatch(new RegExp(`^Cap${set}:\\s+0{16}$`, 'm'))
    expect(status).toMatch(/^Seccomp:\s+2$/m)
  })

  test('builds, and runs what it built', async () => {
    await sh(`mkdir image && printf 'FROM ${images.busybox}\\nRUN echo built >/file\\n' >image/Dockerfile`)
    expect(
      await sh(
        'docker build --quiet --tag one image >&2; docker run --rm one cat /file 2>/dev/null | tail -n 1',
      ),
    ).toContain('built')
  })

  test('files that root of a container writes into the workspace are those of the user of the job', async () => {
    await writeFile(join(job.workspace, 'question'), 'from the job')
    await sh(`docker run --rm --volume "$GITHUB_WORKSPACE":/w ${images.busybox} cp /w/question /w/answer`)
    expect(await sh('cat answer; stat -c " %u:%g" answer; rm answer')).toBe('from the job 1001:1001')
  })

  test('another user of a container is an unknown user of the machine', async () => {
    await sh('mkdir open && chmod 777 open')
    await sh(
      `docker run --rm --user 7:7 --volume "$GITHUB_WORKSPACE/open":/w ${images.busybox} touch /w/made`,
    )
    expect(await sh('stat -c %u:%g open/made')).toBe('100006:100006')
    await sh('rm -r open')
  })

  test('Compose runs services that reach each other by name', async () => {
    const ask = "sh -c 'until wget -q -O - http://server:8080; do sleep 0.1; done'"
    const services = `services:
  server: {image: "${images.busybox}", init: true, command: ${JSON.stringify(serve('hello', 8080))}}
  client: {image: "${images.busybox}", init: true, command: ${JSON.stringify(ask)}, depends_on: [server]}\n`
    await writeFile(join(job.workspace, 'compose.yaml'), services)
    const log = await job.sh(
      'timeout 60 docker compose up --exit-code-from client 2>&1; docker compose down 2>&1',
    )
    expect(log).toMatch(/client-1 +\| hello/)
  })

  test('a volume keeps files, and a published port is reachable', async () => {
    await sh(`docker run --rm --volume kept:/kept ${images.busybox} sh -c 'echo kept >/kept/file'`)
    expect(await sh(`docker run --rm --volume kept:/kept ${images.busybox} cat /kept/file`)).toBe('kept')
    await sh(
      `docker run --detach --init --rm --name web --publish 8080:80 ${images.busybox} ${serve('published', 80)}`,
    )
    const ask =
      'curl --silent --fail --retry 20 --retry-connrefused --retry-delay 1 --max-time 20 --noproxy "*"'
    expect(await sh(`${ask} "http://$TESTCONTAINERS_HOST_OVERRIDE:8080"`)).toBe('published')
    expect(await sh(`${ask} http://localhost:8080`)).toBe('published')
    await sh('docker rm --force web')
  })

  test('host.docker.internal is the machine', async () => {
    const server = createServer((_, response) => response.end('of the machine')).listen(0, '0.0.0.0')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    try {
      const host = '--add-host host.docker.internal:host-gateway'
      const ask = `timeout 5 wget -q -O - http://host.docker.internal:${port}`
      expect(await sh(`docker run --rm --init ${host} ${images.busybox} ${ask}`)).toBe('of the machine')
    } finally {
      server.close()
    }
  })

  test('a limit of a container has no effect, as Docker and the report say', async () => {
    const run = `docker run --rm --memory 64m ${images.busybox} cat /sys/fs/cgroup/memory/memory.limit_in_bytes 2>&1`
    expect(await sh(run)).not.toContain(String(64 * 1024 ** 2))
    expect(main.log).toContain('Limits of inner containers such as `--memory`')
  })

  test('a privileged container is refused', async () => {
    await expect(sh(`docker run --rm --privileged ${images.busybox} true 2>&1`)).rejects.toThrow(
      /error mounting "sysfs" to rootfs at "\/sys".*operation not permitted/,
    )
  })

  test('`docker exec` in its container uses it', async () => {
    const list = ['docker', 'volume', 'ls', '--format', '{{.Name}}']
    expect(await docker('exec', main.outputs['container'] ?? '', ...list)).toBe('kept')
  })

  test('the post step leaves nothing', async () => {
    const post = await job.post()
    expect(post.exitCode).toBe(0)
    expect(await tracesOf(job)).toEqual([])
    const left = (await docker('volume', 'ls', '--quiet')).split('\n')
    expect(volumes.length).toBeGreaterThan(1)
    expect(volumes.filter((name) => left.includes(name))).toEqual([])
  })
})

describe('a rootless job daemon of root, with the layout of the official image', () => {
  let job: Job
  let main: StepResult

  beforeAll(async () => {
    job = await beginJob()
    await chmod(job.folder, 0o755)
    main = await job.main({
      mode: 'dind',
      privilege: 'rootless',
      'dind-image': images.dindRootless,
      verify: 'full',
    })
    if (main.exitCode !== 0) throw new Error(main.log)
    await loadBusybox(job)
  })
  afterAll(() => endJob(job))

  test('is user 1000, whom the job reaches and no other user of the machine', async () => {
    const status = await docker('exec', main.outputs['container'] ?? '', 'sh', '-c', 'cat /proc/1/status')
    expect(status).toMatch(/^Uid:\s+1000\s+1000\s+1000\s+1000$/m)
    const folder = await job.sh(`dirname '${main.outputs['socket']}'`)
    expect(await job.sh(`stat -c %a:%u "${folder}"`)).toBe('700:1000')
  })

  test('a container reads the workspace, and writes where everyone can', async () => {
    await mkdir(join(job.workspace, 'open'))
    await chmod(join(job.workspace, 'open'), 0o777)
    await writeFile(join(job.workspace, 'question'), 'from the job')
    const run = `docker run --rm --volume "$GITHUB_WORKSPACE":/w ${images.busybox}`
    await job.sh(`${run} cp /w/question /w/open/answer`)
    expect(await job.sh('cat open/answer; stat -c " %u" open/answer')).toBe('from the job 1000')
    await expect(job.sh(`${run} touch /w/refused 2>&1`)).rejects.toThrow(/Permission denied/)
  })

  test('the post step leaves nothing', async () => {
    expect((await job.post()).exitCode).toBe(0)
    expect(await tracesOf(job)).toEqual([])
  })
})
