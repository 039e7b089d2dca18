import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { builtAction } from '../build-action.ts'
import { startProgram } from '../opened/program.ts'
import { beginJob, type Job, type StepResult } from '../run-action.ts'
import { docker, endJob, images, loadBusybox } from './host.ts'
import { hostEndpoint } from './host-engine.ts'

/**
 * A job in a container whose network has MTU 1400, and a server of a larger MTU beyond it. The server never learns that its
 * packets are too large, as behind many firewalls, so an inner network of MTU 1500 gets nothing larger than a packet.
 */

const mtu = 1400
const size = 1_000_000
const id = String(randomInt(1e6, 1e7))
const names = {
  network: `berth-test-mtu-${id}`,
  namespace: `berth-mtu-${id}`,
  near: `bn${id}`,
  far: `bf${id}`,
}
/** A /30 of its own, from the addresses for tests of RFC 2544. */
const [near, far] = ((offset) => [`198.18.${offset}.1`, `198.18.${offset}.2`])(randomInt(0, 256))

const host = async (line: string) =>
  (await promisify(execFile)('sh', ['-euc', line], { timeout: 30_000 })).stdout
/** A Docker client in place of the program, which runs it in a container with the same variables and directories. */
const inContainer = `
  const [network, image, ...rest] = process.argv.slice(1)
  const cut = rest.indexOf('--')
  const volumes = rest.slice(0, cut).flatMap((volume) => ['--volume', volume])
  const own = ['PATH', 'HOME', 'HOSTNAME', 'PWD', 'DOCKER_HOST']
  const variables = Object.keys(process.env).filter((name) => !own.includes(name)).flatMap((name) => ['--env', name])
  const words = ['run', '--rm', '--network', network, ...volumes, ...variables, image, ...rest.slice(cut + 1)]
  const { status } = require('node:child_process').spawnSync('docker', words, { stdio: 'inherit' })
  process.exitCode = status`

let job: Job
let main: StepResult
beforeAll(async () => {
  await docker('network', 'create', '--opt', `com.docker.network.driver.mtu=${mtu}`, names.network)
  await host(`
    ip netns add ${names.namespace}
    ip link add ${names.near} type veth peer name ${names.far} netns ${names.namespace}
    ip address add ${near}/30 dev ${names.near}
    ip link set ${names.near} up
    ip -n ${names.namespace} address add ${far}/30 dev ${names.far}
    ip -n ${names.namespace} link set ${names.far} up
    ip -n ${names.namespace} route add default via ${near}
    ip netns exec ${names.namespace} iptables -A INPUT -p icmp -j DROP`)
  const serve = `require('http').createServer((_, response) => response.end(Buffer.alloc(${size}))).listen(80)`
  startProgram('ip', ['netns', 'exec', names.namespace, process.execPath, '-e', serve])

  job = await beginJob()
  const folders = [job.folder, await builtAction()].map((folder) => `${folder}:${folder}`)
  const socket = `${hostEndpoint.replace('unix://', '')}:/var/run/docker.sock`
  job.starter.push(process.execPath, '-e', inContainer, names.network, images.job, socket, ...folders, '--')
  job.node = 'node'
  main = await job.main({ mode: 'dind', 'dind-image': images.dind, 'fail-on': 'never' })
  expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
  await loadBusybox(job)
})
afterAll(async () => {
  await endJob(job)
  await host(`ip netns delete ${names.namespace}; docker network rm ${names.network}`)
})

const download = (network: string) =>
  `docker run --rm --init --network ${network} ${images.busybox} timeout 5 sh -c 'wget -q -O - http://${far} | wc -c'`

test('the job daemon joins the network of MTU 1400 that the job runs in', async () => {
  const format = '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}'
  expect(await docker('inspect', '--format', format, main.outputs['container'] ?? '')).toBe(names.network)
})

test('the link drops what is larger: a network of MTU 1500 in the job daemon gets no data', async () => {
  await job.sh('docker network create --opt com.docker.network.driver.mtu=1500 large')
  const { output } = await job.attempt(download('large'))
  expect(output).not.toContain(String(size))
})

test('a container on docker0 downloads more than a packet', async () => {
  expect(await job.sh(download('bridge'))).toBe(String(size))
})

test('a container on a network that the job creates downloads more than a packet', async () => {
  await job.sh('docker network create later')
  expect(await job.sh(download('later'))).toBe(String(size))
})
