import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { Configuration } from '../../src/companion/configuration.ts'
import { heap, smallAllocator } from '../../src/platform/start-detached.ts'
import { isShort } from '../long-form.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { startProgram } from '../opened/program.ts'
import { hostEndpoint } from './host-engine.ts'
import { images } from './images.ts'
import { shell } from './own-guard.ts'

const image = images.busybox

/** The companion as a process, whose descriptors can be counted, with a guard. */
async function aProcess() {
  const directory = await temporaryFolder('process')
  const socket = join(directory, 'docker.sock')
  const workspace = join(directory, 'workspace')
  await mkdir(workspace)
  const token = directory.slice(-6).toLowerCase()
  const configuration: Configuration = {
    ...{ directory, daemon: { host: hostEndpoint, certificates: null }, lifeline: null },
    labels: { 'berth.token': token },
    tasks: {
      guard: {
        ...{ mode: 'enforce', socket, socketForDaemon: null, allow: [], hidden: [] },
        roots: [{ path: workspace, inJob: workspace, writable: true }],
        adopted: { containers: [], networks: [] },
      },
      ...{ ledger: null, ports: null },
    },
  }
  await writeFile(join(directory, 'settings.json'), JSON.stringify(configuration))
  const clear = `docker ps -aq --filter label=berth.token=${token} | xargs -r docker rm -f -v`
  await closeAfterwards(() => shell(clear, { DOCKER_HOST: hostEndpoint }))
  const program = resolve(import.meta.dirname, '../../src/companion.ts')
  const child = startProgram(process.execPath, [...heap, program, join(directory, 'settings.json')], {
    env: { ...process.env, ...smallAllocator },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  await once(child.stdio[3] as Readable, 'data')
  const pid = child.pid ?? 0
  return {
    ...{ socket, token, workspace, child },
    sh: (script: string, seconds = 60) =>
      shell(script, { DOCKER_HOST: `unix://${socket}`, T: token, W: workspace }, '', seconds),
    descriptors: async () => (await readdir(`/proc/${pid}/fd`)).length,
    /** Megabytes in memory. */
    memory: async () =>
      Number(/VmRSS:\s*(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_000,
  }
}

/** Waits until a process has no more descriptors than before. */
async function backTo(before: number, count: () => Promise<number>): Promise<number> {
  for (let tries = 0; tries < 100 && (await count()) > before; tries++) await sleep(100)
  return Math.max(before, await count())
}

/** Asks through a socket and gives the status. */
function ask(socketPath: string, path: string, agent: Agent): Promise<number | undefined> {
  return new Promise((done, failed) => {
    request({ socketPath, path, agent }, (response) =>
      response.resume().once('end', () => done(response.statusCode)),
    )
      .once('error', failed)
      .end()
  })
}

const requests = isShort ? 2_000 : 10_000

test(`${requests} requests on 200 connections at once are all answered, and hold no descriptor`, async () => {
  const { socket, descriptors } = await aProcess()
  const before = await descriptors()
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })
  const paths = ['/_ping', '/containers/json', '/containers/no-such/json', '/version']
  const statuses = await Promise.all(
    Array.from({ length: requests }, (_, index) => ask(socket, paths[index % 4] ?? '', agent)),
  )
  agent.destroy()
  const counted = (status: number) => statuses.filter((each) => each === status).length
  expect([counted(200), counted(404)]).toEqual([(requests * 3) / 4, requests / 4])
  expect(await backTo(before, descriptors)).toBe(before)
})

const size = isShort ? 300 : 5_000

test(`an image of ${size} MB is loaded, in little memory`, async () => {
  const { sh, memory, descriptors } = await aProcess()
  const before = await descriptors()
  // Files of zeros take no place on the disk.
  const layer = `truncate -s ${size}M $W/zeros; tar -C $W -c zeros | dd bs=1M iflag=fullblock conv=sparse of=$W/layer.tar 2>/dev/null
    id=$(sha256sum $W/layer.tar | cut -d' ' -f1)
    echo '{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:'$id'"]}}' > $W/config.json
    echo '[{"Config":"config.json","RepoTags":["'$T':large"],"Layers":["layer.tar"]}]' > $W/manifest.json`
  const text = await sh(
    `${layer}; tar -C $W -c manifest.json config.json layer.tar | docker load -q; docker rmi $T:large | head -1`,
    isShort ? 120 : 1_200,
  )
  expect(text).toMatch(/^Loaded image: \w+:large\nUntagged: \w+:large$/)
  expect(await memory()).toBeLessThan(150)
  expect(await backTo(before, descriptors)).toBe(before)
})

const silence = isShort ? 20 : 600

test(`logs of a container that is silent for ${silence} s arrive in the end`, async () => {
  const { sh } = await aProcess()
  const text = await sh(
    `docker run -d --name s$T ${image} sh -c 'echo one; sleep ${silence}; echo two' >/dev/null; docker logs -f s$T`,
    silence + 60,
  )
  expect(text).toBe('one\ntwo')
})

test('clients that are killed in the middle leave no descriptor and no request behind', async () => {
  const { sh, descriptors } = await aProcess()
  await sh(`docker run -d --name s$T ${image} sh -c 'trap exit TERM; while true; do date; sleep 0.1; done'`)
  const before = await descriptors()
  await sh(`for words in 'logs -f s$T' 'attach s$T' 'exec s$T sleep 60' 'events' 'stats s$T' 'wait s$T'
    do docker $words >/dev/null 2>&1 & done
    (cat /dev/zero | docker load >/dev/null 2>&1) & (cat /dev/zero | docker cp - s$T:/ >/dev/null 2>&1) &
    sleep 2; kill -9 $(jobs -p) $(pgrep -P $(jobs -p | tr '\\n' ',' | sed 's/,$//')) 2>/dev/null; wait`)
  expect(await backTo(before, descriptors)).toBe(before)
  expect(await sh(`docker exec s$T echo works`)).toBe('works')
})

test('a guard that is killed ends its clients with an error, at once', async () => {
  const { sh, child } = await aProcess()
  await sh(`docker run -d --name s$T ${image} sleep 100`)
  const clients = sh(`docker logs -f s$T; echo "logs $?"; docker ps; echo "ps $?"`)
  await sleep(1_000)
  child.kill('SIGKILL')
  const text = await clients
  expect(text).toContain('unexpected EOF')
  expect(text).toContain('logs 1')
  expect(text).toContain('Cannot connect to the Docker daemon')
  expect(text).toContain('ps 1')
})

test('all that a container prints arrives, although nobody reads its input any more', async () => {
  const { sh } = await aProcess()
  const text = await sh(
    `yes 2>/dev/null | docker run -i --rm ${image} sh -c 'head -c 1 >/dev/null; seq 1 100000' 2>/dev/null | (sleep 1; tail -1)`,
  )
  expect(text).toBe('100000')
})
