import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { subnetsOverlap } from '../../src/values/subnets.ts'
import { orFew } from '../long-form.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { forward, startRegistry } from '../opened/registry.ts'
import { beginJob, type Job, type StepResult } from '../run-action.ts'
import { addressOnBridge, aJob, docker, endJob, images, loadBusybox } from './host.ts'
import { hostEndpoint } from './host-engine.ts'

const serve = (text: string) => `sh -c 'echo ${text} >/tmp/index.html; httpd -f -p 8080 -h /tmp'`
const run = (options: string, command = 'true') =>
  `docker run --rm --init ${options} ${images.busybox} ${command}`
const fetch = (address: string) => `timeout 5 wget -q -O - http://${address}`
const toGateway = '--add-host host.docker.internal:host-gateway'

/** A process of the job that listens on the machine, as the ports of `services:` do. */
let onMachine: Server
let machinePort = 0
beforeAll(async () => {
  onMachine = createServer((_, response) => response.end('of the machine'))
  await new Promise<void>((resolve) => onMachine.listen(0, '0.0.0.0', resolve))
  const address = onMachine.address()
  machinePort = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => void onMachine.close())

const variants = [
  ['the official layout', images.dind, 'auto'],
  ['Docker 26', images.dind26, 'auto'],
  ['the tier capabilities', images.dind, 'capabilities'],
] as const

const played = orFew(variants, ([name]) => name === 'the official layout')

describe.each(played)('network: isolated, with %s:', (_, image, privilege) => {
  let job: Job
  let main: StepResult
  let address: string
  beforeAll(async () => {
    job = await beginJob()
    main = await job.main({ mode: 'dind', 'dind-image': image, privilege })
    // Without a job daemon, the commands of these tests would use the host daemon.
    expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
    await loadBusybox(job)
    await job.sh(
      `docker run --detach --init --rm --name target --expose 8080 --publish 18080:8080 ${images.busybox} ${serve('served')}`,
    )
    address = await job.sh("docker inspect --format '{{.NetworkSettings.Networks.bridge.IPAddress}}' target")
    await job.sh('docker network create later')
  })
  afterAll(() => endJob(job))

  test('a container on docker0 does not reach another one by its address', async () => {
    expect(await job.sh(run('--network host', fetch(`${address}:8080`)))).toBe('served')
    const { exitCode, output } = await job.attempt(run('', fetch(`${address}:8080`)))
    expect({ reached: exitCode === 0, output }).toEqual({
      reached: false,
      output: expect.not.stringContaining('served'),
    })
    expect((await job.attempt(run('', `ping -c 1 -W 2 ${address}`))).output).toContain('100% packet loss')
  })

  test.each([
    ['by `--link`', '--link target:target', 'target:8080'],
    ['by `host.docker.internal` and its published port', toGateway, 'host.docker.internal:18080'],
    ['by that from a network of its own', `--network later ${toGateway}`, 'host.docker.internal:18080'],
    ['in its network', '--network container:target', 'localhost:8080'],
  ])('a container reaches another one %s', async (_, options, place) => {
    expect(await job.sh(`${run(options, fetch(place))} 2>/dev/null`)).toBe('served')
  })

  test.each([
    ['docker0', ''],
    ['a network of its own', '--network later'],
  ])('`host.docker.internal` reaches a port of the machine from %s', async (_, options) => {
    expect(await job.sh(run(`${options} ${toGateway}`, fetch(`host.docker.internal:${machinePort}`)))).toBe(
      'of the machine',
    )
  })

  test('`host.docker.internal` reaches a service of the job: a container of the host daemon with a published port', async () => {
    const name = `berth-${job.run}-service`
    await docker('network', 'create', name)
    try {
      const service = `${run(`--detach --name ${name} --network ${name} --publish 8080`, serve('of the service'))}`
      await job.sh(`DOCKER_HOST=${hostEndpoint} ${service}`)
      const [, port] = /:(\d+)$/m.exec(await docker('port', name, '8080')) ?? []
      expect(await job.sh(run(toGateway, fetch(`host.docker.internal:${port}`)))).toBe('of the service')
    } finally {
      await docker('rm', '--force', name)
      await docker('network', 'rm', name)
    }
  })
})

describe('network: sealed', () => {
  let job: Job
  let main: StepResult
  const folder = () => join(job.workspace, 'image')
  beforeAll(async () => {
    job = await beginJob()
    main = await job.main({ mode: 'dind', 'dind-image': images.dind, network: 'sealed', verify: 'full' })
    // Without a job daemon, the commands of these tests would use the host daemon.
    expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
    await loadBusybox(job)
    await mkdir(folder())
    const ask = fetch(`host.docker.internal:${machinePort}`)
    await writeFile(join(folder(), 'Dockerfile'), `FROM ${images.busybox}\nRUN ${ask}\n`)
  })
  afterAll(() => endJob(job))

  test('its tests pass on the host network', () => {
    expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({
      exitCode: 0,
      log: expect.stringContaining('host network'),
    })
    expect(main.outputs['ports-host']).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
  })

  test('its cost is annotated', () => {
    expect(main.commands).toContainEqual(expect.objectContaining({ name: 'notice', title: 'sealed-network' }))
  })

  test('the daemon sets no rules, and has no docker0', async () => {
    const inside = (...words: string[]) => docker('exec', main.outputs['container'] ?? '', ...words)
    expect(await inside('sh', '-c', 'iptables-save; ip6tables-save')).not.toContain('DOCKER')
    expect(await job.attempt('docker network inspect bridge')).toMatchObject({ exitCode: 1 })
  })

  test('a container has no network, unless it uses that of the daemon', async () => {
    expect(await job.sh(run('', 'ls /sys/class/net'))).toBe('lo')
    expect(
      await job.sh(run(`--network host ${toGateway}`, fetch(`host.docker.internal:${machinePort}`))),
    ).toBe('of the machine')
  })

  test.each(['docker build', 'docker buildx build'])(
    '`%s` has a network with `--network host`, and fails without',
    async (build) => {
      const options = `--no-cache ${toGateway} ${folder()}`
      expect(await job.attempt(`${build} --network host ${options}`)).toMatchObject({ exitCode: 0 })
      expect((await job.attempt(`${build} ${options}`)).exitCode).not.toBe(0)
    },
  )

  test('a container on the host network is reached at `ports-host`', async () => {
    await job.sh(
      `docker run --detach --init --rm --name web --network host ${images.busybox} ${serve('served')}`,
    )
    const ask = 'curl --silent --fail --retry 20 --retry-connrefused --retry-delay 1 --max-time 20'
    expect(await job.sh(`${ask} http://${main.outputs['ports-host']}:8080`)).toBe('served')
  })

  test('containers of one network of Compose reach each other', async () => {
    await job.sh(
      `docker network create own; docker run --detach --init --rm --name one --network own ${images.busybox} ${serve('served')}`,
    )
    const ask = `sh -c 'until wget -q -O - one:8080; do sleep 0.1; done'`
    expect(await job.sh(`timeout 10 ${run('--network own', ask)}`)).toBe('served')
  })
})

test('network: sealed: a builder in a container has the network of the daemon', async () => {
  const local = await startRegistry()
  for (const [image, name] of [
    [images.buildkit, 'buildkit'],
    [images.busybox, 'busybox'],
  ] as const) {
    await closeAfterwards(() => docker('image', 'rm', '--force', `${local}/${name}`))
    await docker('tag', image, `${local}/${name}`)
    await docker('push', '--quiet', `${local}/${name}`)
  }
  const host = await addressOnBridge()
  const registry = await forward(local, host)
  const job = await aJob()
  const main = await job.main({
    ...{ mode: 'dind', 'dind-image': images.dind, network: 'sealed', verify: 'full' },
    ...{ driver: 'docker-container', 'driver-opts': `image=${registry}/buildkit` },
    'daemon-config': JSON.stringify({ 'insecure-registries': [registry] }),
  })
  expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
  await writeFile(
    join(job.workspace, 'Dockerfile'),
    `FROM ${registry}/busybox\nRUN ${fetch(`${host}:${machinePort}`)}\n`,
  )
  expect(await job.attempt('docker buildx build .')).toMatchObject({ exitCode: 0 })
})

test('network: open: a container on docker0 is reached at its address, also from Compose with `network_mode: bridge`', async () => {
  const job = await aJob()
  const main = await job.main({ mode: 'dind', 'dind-image': images.dind, network: 'open' })
  expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
  await loadBusybox(job)
  await job.sh(`docker run --detach --init --rm --name target ${images.busybox} ${serve('served')}`)
  const address = await job.sh(
    "docker inspect --format '{{.NetworkSettings.Networks.bridge.IPAddress}}' target",
  )
  const ask = fetch(`${address}:8080`)
  expect(await job.sh(run('', ask))).toBe('served')
  const services = `services:
  client: {image: "${images.busybox}", network_mode: bridge, command: ${JSON.stringify(ask)}}\n`
  await writeFile(join(job.workspace, 'bridge.yaml'), services)
  const up = 'timeout 60 docker compose --file bridge.yaml up --exit-code-from client 2>&1'
  expect(await job.sh(`${up}; docker compose --file bridge.yaml down 2>&1`)).toMatch(/client-1 +\| served/)
})

test('inner networks avoid the networks of the host daemon and the route to a VPN, and inner containers reach those', async () => {
  const job = await aJob()
  const network = `berth-${job.run}-taken`
  await docker('network', 'create', '--subnet', '172.30.0.0/16', network)
  await closeAfterwards(() => docker('network', 'rm', network))
  // A VPN: its route is in the job's network namespace only, so that other tests keep theirs.
  const vpn =
    'ip link add vpn0 type veth peer name vpn1 && ip link set vpn0 up && ip route add 172.29.0.0/16 dev vpn0'
  job.starter.push('unshare', '--net', 'bash', '-c', `${vpn} && exec "$@"`, 'bash')
  const main = await job.main({
    ...{ mode: 'dind', 'dind-image': images.dind, verify: 'false', 'fail-on': 'never' },
  })
  expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
  await loadBusybox(job)
  await job.sh('docker network create later')
  const format = '{{range .IPAM.Config}}{{.Subnet}} {{end}}'
  const inner = (await job.sh(`docker network inspect --format '${format}' bridge later`)).split(/\s+/)
  const ids = (await docker('network', 'ls', '--quiet')).split('\n')
  const outer = (await docker('network', 'inspect', '--format', format, ...ids)).split(/\s+/).filter(Boolean)
  expect(outer).toContain('172.30.0.0/16')
  expect(inner).toHaveLength(2)
  for (const subnet of inner)
    expect([...outer, '172.29.0.0/16'].filter((taken) => subnetsOverlap(subnet, taken))).toEqual([])
  // The machine's address on that network. The job daemon would answer in its place, had it the same subnet.
  expect(await job.sh(run('', fetch(`172.30.0.1:${machinePort}`)))).toBe('of the machine')
})

test('a kernel without the raw table of iptables: containers run, with a warning', async () => {
  const job = await aJob()
  const image = `berth-test-dind:${job.run}`
  await closeAfterwards(() => docker('image', 'rm', '--force', image))
  const wrapper = `#!/bin/sh
case " $* " in *" raw "*) echo 'iptables v1.8.11 (nf_tables): table raw does not exist' >&2; exit 3 ;; esac
exec /usr/sbin/iptables "$@"
`
  await writeFile(join(job.workspace, 'iptables'), wrapper, { mode: 0o755 })
  await writeFile(
    join(job.workspace, 'Dockerfile'),
    `FROM ${images.dind29}\nCOPY iptables /usr/local/sbin/\n`,
  )
  await job.sh(`docker build --tag ${image} . 2>&1`)
  const main = await job.main({ mode: 'dind', 'dind-image': image })
  expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
  const warning = { name: 'warning', message: expect.stringContaining('sudo modprobe iptable_raw') }
  expect(main.commands).toContainEqual(expect.objectContaining(warning))
})
