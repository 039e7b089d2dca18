import { readFileSync, statSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { readLedger } from '../../src/ledger/read-ledger.ts'
import { aJob, docker, images, loadBusybox, ownDaemon, tracesOf } from './host.ts'

test('a job on the host daemon: its containers, and what it left behind, with the commands that remove it', async () => {
  const job = await aJob()
  const main = await job.main({ mode: 'socket', driver: 'docker' })
  const path = main.outputs['ledger'] ?? ''
  expect(statSync(path).mode & 0o777).toBe(0o600)
  // By the run ID in its name, the test removes what it leaves.
  const own = (name: string) => `ledger-${job.run}-${name}`
  const command = `${images.busybox} sh -c 'sleep 1; : an-argument; exit 3'`
  await job.attempt(
    `docker run --rm --name ${own('failed')} --env TOKEN=a-secret --publish 127.0.0.1::80 ${command}`,
  )
  await job.sh(`docker volume create ${own('volume')}
    docker run --detach --name ${own('left')} --volume ${own('volume')}:/v ${images.busybox} sleep 1000
    docker tag ${images.busybox} ${own('image')}:1`)
  await docker('volume', 'create', '--label', 'berth.token=ffffffff', own('of-another-job'))
  const text = readFileSync(path, 'utf8')
  const { containers, volumes, images: made, shared } = readLedger(text)
  expect(shared).toBe(true)
  const failed = containers.find(({ name }) => name === own('failed'))
  expect(failed).toMatchObject({ program: 'sh', exitCode: 3, isOomKilled: false, isStopped: false })
  expect(failed?.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+->80\/tcp$/)])
  expect((failed?.endedAt ?? 0) - (failed?.startedAt ?? 0)).toBeGreaterThan(950)
  expect(volumes.map(({ name }) => name)).toContain(own('volume'))
  expect(made).toContainEqual({ name: `${own('image')}:1`, existed: false })
  expect(text).not.toMatch(/a-secret|an-argument|of-another-job|-proof/)

  const { log, summary, commands } = await job.post()
  expect(commands).toEqual([])
  expect(log.indexOf('Docker in this job')).toBeLessThan(log.indexOf('Removing'))
  const left = containers.find(({ name }) => name === own('left'))?.id.slice(0, 12)
  for (const shown of [log, summary]) {
    expect(shown).toMatch(new RegExp(`docker rm --force --volumes [\\w ]*${left}`))
    expect(shown).toMatch(new RegExp(`docker volume rm .*${own('volume')}`))
    expect(shown).toMatch(new RegExp(`docker rmi .*${own('image')}:1`))
    expect(shown).not.toMatch(/a-secret|an-argument|of-another-job/)
  }
  expect(await tracesOf(job)).toEqual([
    `container ${own('left')}`,
    ...[own('of-another-job'), own('volume')].map((name) => `volume ${name}`),
    `image ${own('image')}:1`,
  ])
})

test('behind a guard: only what the job made, requests that were refused, and the post step removes the rest', async () => {
  const job = await aJob()
  const main = await job.main({ mode: 'socket', driver: 'docker', guard: 'enforce' })
  expect(main.exitCode).toBe(0)
  const own = (name: string) => `ledger-${job.run}-${name}`
  await docker('volume', 'create', own('of-the-host'))
  await job.attempt(`docker run --rm --privileged ${images.busybox} true`)
  await job.sh(`docker run --detach --name ${own('left')} ${images.busybox} sleep 1000
    docker network create ${own('network')}; docker volume create ${own('volume')}`)
  const { containers, networks, volumes } = readLedger(readFileSync(main.outputs['ledger'] ?? '', 'utf8'))
  expect(containers.map(({ name }) => name)).toEqual([own('left')])
  expect(networks.map(({ name }) => name)).toEqual([own('network')])
  expect(volumes.map(({ name }) => name)).toEqual([own('volume')])
  const { summary, log } = await job.post()
  expect(summary).toContain('| Guard | 1 request refused |')
  expect(summary).toContain('The post step removes its containers, networks and volumes.')
  expect(log).toContain('Left behind: 1 container, 1 network, 1 volume')
  expect(await tracesOf(job)).toEqual([`volume ${own('of-the-host')}`])
})

test('a job with a job daemon: builds, Compose, peak memory, and nothing left behind', async () => {
  const job = await aJob()
  const { outputs } = await job.main(ownDaemon)
  await loadBusybox(job)
  await job.sh(`printf 'FROM ${images.busybox}\\nRUN sleep 1\\n' | docker build --tag app -
    printf 'FROM ${images.busybox}\\nRUN sleep 1\\n' | docker build --tag app -
    echo '{services: {web: {image: app, command: sleep 1000}}}' >compose.yaml
    docker compose --project-name shop up --detach
    docker run --rm --name hungry app sh -c 'head -c 30m /dev/zero | tail >/dev/null; sleep 1'
    docker compose --project-name shop down --timeout 0`)
  const { containers, networks, shared } = readLedger(readFileSync(outputs['ledger'] ?? '', 'utf8'))
  expect(shared).toBe(false)
  expect(networks.map(({ name }) => name)).toEqual(['shop_default'])
  const [web, hungry] = containers
  expect(containers).toHaveLength(2)
  expect(web).toMatchObject({ service: 'web', exitCode: 137, isStopped: true })
  expect(hungry?.peak).toBeGreaterThan(30 * 1024 ** 2)
  const { summary } = await job.post()
  expect(summary).toMatch(/\| Builds \| 2 in \d.* steps from the cache \|/)
  expect(summary).not.toMatch(/Left behind|counted too/)
  expect(await tracesOf(job)).toEqual([])
})

test.each([
  ['without a mode', {}],
  ['with `companion: off`', { mode: 'socket', driver: 'docker', companion: 'off' }],
])('%s there is no process and no ledger', async (_, inputs) => {
  const job = await aJob()
  const main = await job.main({ driver: 'docker', ...inputs })
  expect(main.log).not.toContain('companion')
  expect(main.outputs['ledger']).toBe('')
  expect((await job.post()).summary).toBe('')
})
