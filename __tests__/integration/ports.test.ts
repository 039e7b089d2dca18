import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { orFew } from '../long-form.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { isRunning } from '../opened/is-running.ts'
import { beginJob, type Job, type StepResult } from '../run-action.ts'
import { aJob, docker, endJob, images, loadBusybox, tracesOf } from './host.ts'

const serve = (text: string) => `sh -c 'echo ${text} >/tmp/index.html; httpd -f -p 80 -h /tmp'`
const run = (options: string, command = serve('published')) =>
  `docker run --detach --init --rm ${options} ${images.busybox} ${command}`
/** Waits for the program in the container. The port itself must be open. */
const ask = (address: string) =>
  `curl --silent --fail --globoff --retry 20 --retry-all-errors --retry-delay 1 --max-time 20 http://${address}`

const listens = (job: Job, port: number) => job.attempt(`exec 3<>/dev/tcp/127.0.0.1/${port}`)
async function isClosed(job: Job, port: number): Promise<boolean> {
  for (let tries = 0; tries < 40; tries++) if ((await listens(job, port)).exitCode !== 0) return true
  return false
}

/** The companion of a job. */
const companionOf = async (job: Job) =>
  JSON.parse(await job.sh('cat "$RUNNER_TEMP"/berth-*-companion/process.json')).pid

const variants = [
  ['user-namespace', images.dind],
  ['user-namespace', images.dind26],
  ['capabilities', images.dind],
  ['capabilities', images.dind26],
] as const

describe.each(orFew(variants, ([tier, image]) => tier === 'user-namespace' && image === images.dind))(
  'privilege: %s, %s:',
  (privilege, image) => {
    let job: Job
    let main: StepResult
    beforeAll(async () => {
      job = await beginJob()
      main = await job.main({ mode: 'dind', 'dind-image': image, privilege })
      expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
      await loadBusybox(job)
    })
    afterAll(() => endJob(job))

    test('the test container was reached at localhost, and outputs say so', () => {
      expect(main.outputs['ports-host']).toBe('127.0.0.1')
      expect(JSON.parse(main.outputs['proof'] ?? '')).toContainEqual(
        expect.objectContaining({
          part: 'published-port',
          status: 'passed',
          detail: expect.stringContaining('at 127.0.0.1'),
        }),
      )
      expect(job.environment['TESTCONTAINERS_HOST_OVERRIDE']).toMatch(/^172\./)
    })

    test.each([
      ['localhost', '127.0.0.1:18080'],
      ['IPv6', '[::1]:18080'],
      ['the address of the job daemon', '$TESTCONTAINERS_HOST_OVERRIDE:18080'],
    ])('a port answers at %s', async (_, address) => {
      await job.sh(`docker rm --force web >/dev/null 2>&1; ${run('--name web --publish 18080:80')}`)
      expect(await job.sh(ask(address))).toBe('published')
    })

    test('a port on 127.0.0.1 answers at localhost, and other containers of the host do not reach it', async () => {
      await job.sh(run('--name own --publish 127.0.0.1:18081:80'))
      expect(await job.sh(ask('localhost:18081'))).toBe('published')
      const address = `http://${job.environment['TESTCONTAINERS_HOST_OVERRIDE']}:18081`
      const other = docker('run', '--rm', images.busybox, 'wget', '-q', '-T', '3', '-O', '-', address)
      await expect(other).rejects.toThrow('Command failed')
    })

    test('UDP, and the same port of TCP', async () => {
      const server =
        'const all = require("dgram").createSocket("udp4"); all.on("message", (text, { port, address }) => all.send(text, port, address)); all.bind(53)'
      await job.sh(`mkdir udp; cp '${process.execPath}' udp/node
        for library in $(ldd udp/node | grep -o '/[^ ]*'); do cp "$library" udp/; done
        docker run --detach --init --rm --name udp --publish 18053:53/udp --volume "$PWD/udp:/udp" ${images.busybox} \
          sh -c '/udp/ld-linux-* --library-path /udp /udp/node -e "$0"' '${server}'`)
      const client = `const socket = require("dgram").createSocket("udp4")
        socket.on("message", (text) => { console.log(String(text)); process.exit() })
        setInterval(() => socket.send("a datagram", 18053, "127.0.0.1"), 200)
        setTimeout(() => process.exit(1), 15000)`
      expect(await job.sh(`'${process.execPath}' -e '${client}'`)).toBe('a datagram')
      await job.sh(run('--name tcp --publish 18053:80'))
      expect(await job.sh(ask('localhost:18053'))).toBe('published')
    })

    test('a range, and a number that Docker chooses', async () => {
      await job.sh(run('--name range --publish 18090-18092:80-82'))
      expect(await job.sh(ask('localhost:18090'))).toBe('published')
      expect((await listens(job, 18092)).exitCode).toBe(0)
      await job.sh(run('--name chosen --publish 80'))
      const [, port] = /0\.0\.0\.0:(\d+)/.exec(await job.sh('docker port chosen 80')) ?? []
      expect(await job.sh(ask(`localhost:${port}`))).toBe('published')
    })

    test('the port of a container that has ended is free, and comes back with it', async () => {
      await job.sh(`${run('--name ends --publish 18100:80').replace('--rm ', '')}; docker kill ends`)
      expect(await isClosed(job, 18100)).toBe(true)
      await job.sh('docker start ends')
      expect(await job.sh(ask('localhost:18100'))).toBe('published')
      await job.sh('docker rm --force ends')
    })

    test('docker compose', async () => {
      const services = `services: {app: {image: "${images.busybox}", command: httpd -f -h /etc, ports: ["18110:80"]}}`
      await job.sh(`echo '${services}' >compose.yaml; docker compose up --detach 2>&1`)
      expect(await job.sh(ask('localhost:18110/passwd'))).toContain('root:')
      await job.sh('docker compose down --timeout 1 2>&1')
      expect(await isClosed(job, 18110)).toBe(true)
    })

    test('200 connections at once, after which no descriptor stays', async () => {
      const pid = await companionOf(job)
      await job.sh(`${run('--name many --publish 18120:80')}; ${ask('localhost:18120')}`)
      const count = `ls /proc/${pid}/fd | wc -l`
      const before = Number(await job.sh(count))
      const all = `for each in $(seq 200); do ${ask('localhost:18120')} & done; wait`
      expect((await job.sh(all)).split('\n')).toEqual(Array.from({ length: 200 }, () => 'published'))
      await job.sh('sleep 1')
      expect(Number(await job.sh(count))).toBeLessThanOrEqual(before)
    })

    test('a host that restarts the job daemon has its ports again', async () => {
      await docker('restart', '--time', '5', main.outputs['container'] ?? '')
      await job.sh('for each in $(seq 100); do docker version >/dev/null 2>&1 && break; sleep 0.2; done')
      await job.sh(run('--name after --publish 18130:80'))
      expect(await job.sh(ask('localhost:18130'))).toBe('published')
    })

    test('a companion that is killed leaves closed ports and no hang, and post cleans up', async () => {
      await job.sh(
        `docker rm --force last >/dev/null 2>&1; ${run('--name last --publish 18140:80')}; ${ask('localhost:18140')}`,
      )
      const pid = await companionOf(job)
      process.kill(pid, 'SIGKILL')
      expect(
        (await job.attempt('sleep 0.2; curl --silent --max-time 5 http://localhost:18140')).exitCode,
      ).toBe(7)
      expect(await job.sh(ask('$TESTCONTAINERS_HOST_OVERRIDE:18140'))).toBe('published')
      const post = await job.post()
      expect({ exitCode: post.exitCode, log: post.log }).toMatchObject({ exitCode: 0 })
      expect(await tracesOf(job)).toEqual([])
    })
  },
)

test('a taken port is not forwarded, post reports it, and the companion ends with post', async () => {
  const taken = createServer((socket) =>
    socket.on('error', () => {}).end('HTTP/1.0 200 OK\r\n\r\nof the machine'),
  )
  taken.listen(18150, '127.0.0.1')
  await closeAfterwards(() => taken.close())
  const job = await aJob()
  const main = await job.main({ mode: 'dind', 'dind-image': images.dind })
  expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
  await loadBusybox(job)
  await job.sh(run('--name web --publish 18150:80'))
  expect(await job.sh(ask('localhost:18150'))).toBe('of the machine')
  expect(await job.sh(ask('$TESTCONTAINERS_HOST_OVERRIDE:18150'))).toBe('published')
  const pid = await companionOf(job)
  const post = await job.post()
  const message = expect.stringContaining('Port 18150/tcp of container web is not at 127.0.0.1:18150')
  expect(post.commands).toContainEqual(expect.objectContaining({ name: 'warning', message }))
  expect(isRunning(String(pid))).toBe(false)
  expect(post.log).not.toContain('internal error')
})

test('ports: address: ports are at the address of the job daemon only', async () => {
  const job = await aJob()
  const main = await job.main({ mode: 'dind', 'dind-image': images.dind, ports: 'address' })
  expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
  expect(main.outputs['ports-host']).toBe(job.environment['TESTCONTAINERS_HOST_OVERRIDE'])
  await loadBusybox(job)
  await job.sh(`${run('--name web --publish 18160:80')}`)
  expect(await job.sh(ask('$TESTCONTAINERS_HOST_OVERRIDE:18160'))).toBe('published')
  expect((await listens(job, 18160)).exitCode).not.toBe(0)
})
