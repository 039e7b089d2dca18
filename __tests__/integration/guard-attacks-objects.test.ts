import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { writeEntry } from '../../src/ledger/write-entry.ts'
import { call } from '../guard-attacks/api.ts'
import { type GuardedEngine, guardedEngine, startGuardAt } from '../guard-attacks/guarded-engine.ts'
import { aNeighbor, must, type Neighbor, ownerLabel } from '../guard-attacks/neighbor.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { images } from './images.ts'

let guarded: GuardedEngine
let neighbor: Neighbor
/** A running container and a network of the job itself. */
let own: string
let ownNetwork: string

beforeAll(async () => {
  guarded = await guardedEngine()
  neighbor = await aNeighbor(guarded.engine, guarded.run)
  ownNetwork = (await must(guarded.socket, 'POST /networks/create', { Name: guarded.name() })).Id
  own = await container({ Cmd: ['sleep', '600'] })
  await must(guarded.socket, `POST /containers/${own}/start`)
  await guarded.changes()
})
afterEach(() => guarded.expectHarmless())

async function container(body: object): Promise<string> {
  const line = `POST /containers/create?name=${guarded.name()}`
  return (await must(guarded.socket, line, { Image: images.busybox, Cmd: ['true'], ...body })).Id
}

/** Calls the guard, which must refuse, and pass on nothing that changes the engine. */
async function expectRefused(line: string, body?: object) {
  const reply = await call(guarded.socket, line, body)
  expect({ line, ...reply }).toMatchObject({
    status: expect.any(Number),
    body: { message: expect.any(String) },
  })
  expect([400, 403, 404]).toContain(reply.status)
  expect(JSON.stringify(reply.body)).not.toContain('of-the-neighbor')
  expect(await guarded.changes()).toEqual([])
}

const createLine = () => `POST /containers/create?name=${guarded.name()}`
const created = (HostConfig: object, others: object = {}) =>
  ({ Image: images.busybox, Cmd: ['true'], HostConfig, ...others }) as const

describe("another job's container cannot be used", () => {
  const spellings: readonly (readonly [string, (of: Neighbor) => string])[] = [
    ['name', ({ name }) => name],
    ['ID', ({ container }) => container],
    ['short ID', ({ container }) => container.slice(0, 12)],
    ['prefix of the ID', ({ container }) => container.slice(0, 5)],
    ['encoded name', ({ name }) => name.replace('n', '%6e')],
  ]
  const lines = [
    ...[
      'GET X/json',
      'GET X/json?size=1',
      'GET X/top',
      'GET X/logs?stdout=1',
      'GET X/changes',
      'GET X/stats?stream=0',
    ],
    ...['GET X/export', 'GET X/archive?path=/etc', 'HEAD X/archive?path=/etc', 'PUT X/archive?path=/'],
    ...['POST X/start', 'POST X/stop', 'POST X/restart', 'POST X/kill', 'POST X/pause', 'POST X/unpause'],
    ...[
      'POST X/rename?name=mine',
      'POST X/resize?h=1&w=1',
      'POST X/wait?condition=removed',
      'POST X/attach?stdin=1',
    ],
    ...['POST X/update', 'POST X/exec', 'DELETE X?force=1', 'GET X/attach/ws'],
  ]
  describe.each(spellings)('by its %s', (_, spell) => {
    test.each(lines)('%s', async (line) => {
      const asked = line.replace('X', `/containers/${spell(neighbor)}`)
      if (line.startsWith('HEAD')) {
        expect([403, 404]).toContain((await call(guarded.socket, asked)).status)
        return
      }
      await expectRefused(
        asked,
        line.endsWith('exec') || line.endsWith('update') ? { Cmd: ['id'] } : undefined,
      )
    })
  })

  test('with a slash before its name', () => expectRefused(`GET /containers/%2F${neighbor.name}/json`))

  test('by its exec', async () => {
    await expectRefused(`GET /exec/${neighbor.exec}/json`)
    await expectRefused(`POST /exec/${neighbor.exec}/start`, { Detach: true })
    await expectRefused(`POST /exec/${neighbor.exec}/resize?h=1&w=1`)
  })

  test('as the source of an image', () => expectRefused(`POST /commit?container=${neighbor.name}`))

  test('as a reference in a new container', async () => {
    const to = `container:${neighbor.name}`
    const byId = `container:${neighbor.container.slice(0, 12)}`
    for (const HostConfig of [
      ...[to, byId].flatMap((mode) => [{ NetworkMode: mode }, { PidMode: mode }, { IpcMode: mode }]),
      ...[{ UTSMode: to }, { UsernsMode: to }, { CgroupnsMode: to }, { Cgroup: to }],
      ...[neighbor.name, `${neighbor.name}:ro`, neighbor.container].map((name) => ({ VolumesFrom: [name] })),
      ...[neighbor.name, `/${neighbor.name}:it`].map((name) => ({ Links: [name], NetworkMode: 'bridge' })),
    ]) {
      await expectRefused(createLine(), created(HostConfig))
    }
  })

  test("by a name that was the job's own before", async () => {
    const name = guarded.name()
    await must(guarded.socket, `POST /containers/create?name=${name}`, created({}))
    await must(guarded.socket, `GET /containers/${name}/json`)
    await must(guarded.engine, `DELETE /containers/${name}`)
    await must(guarded.engine, `POST /containers/create?name=${name}`, {
      ...created({}),
      Labels: { [ownerLabel]: 'of-the-neighbor' },
    })
    await guarded.changes()
    await expectRefused(`GET /containers/${name}/json`)
    await expectRefused(`DELETE /containers/${name}?force=1`)
  })

  test('by a name that a container joined before', async () => {
    const name = guarded.name()
    const first = await container({})
    await must(guarded.engine, `POST /containers/${first}/rename?name=${name}`)
    const modes = ['PidMode', 'IpcMode', 'NetworkMode']
    const joining = await Promise.all(
      modes.map((mode) => container({ HostConfig: { [mode]: `container:${name}` } })),
    )
    await must(guarded.engine, `DELETE /containers/${first}`)
    const foreign = { Image: images.busybox, Cmd: ['sleep', '600'], HostConfig: { IpcMode: 'shareable' } }
    const line = `POST /containers/create?name=${name}`
    await must(guarded.engine, line, { ...foreign, Labels: { [ownerLabel]: 'of-the-neighbor' } })
    await must(guarded.engine, `POST /containers/${name}/start`)
    for (const id of joining) {
      for (const verb of ['start', 'restart']) {
        const { status } = await call(guarded.socket, `POST /containers/${id}/${verb}`)
        expect(status).toBeGreaterThanOrEqual(400)
      }
    }
    await guarded.changes()
  })

  test('by the name of a network that a container joins when it starts', async () => {
    const name = guarded.name()
    await must(guarded.socket, 'POST /networks/create', { Name: name })
    const id = await container({ HostConfig: { NetworkMode: name } })
    await must(guarded.socket, `DELETE /networks/${name}`)
    const Labels = { [ownerLabel]: 'of-the-neighbor' }
    await must(guarded.engine, 'POST /networks/create', { Name: name, Labels })
    await guarded.changes()
    await expectRefused(`POST /containers/${id}/start`)
  })

  test('the engine gets the ID of an own container, not its name', async () => {
    const name = guarded.name()
    const { Id } = await must(guarded.socket, `POST /containers/create?name=${name}`, created({}))
    await guarded.changes()
    await must(guarded.socket, `DELETE /containers/${name}`)
    expect((await guarded.changes()).map(({ path }) => path)).toEqual([`/containers/${Id}`])
  })
})

describe("another job's network and volume cannot be used", () => {
  test('the network', async () => {
    const { network } = neighbor
    await expectRefused(createLine(), created({ NetworkMode: network }))
    for (const settings of [{}, { NetworkID: network }]) {
      const EndpointsConfig = { [network]: settings }
      await expectRefused(
        createLine(),
        created({ NetworkMode: ownNetwork }, { NetworkingConfig: { EndpointsConfig } }),
      )
    }
    const hidden = { [ownNetwork]: { NetworkID: network } }
    const id = (await must(guarded.engine, `GET /networks/${network}`)).Id
    await expectRefused(
      createLine(),
      created({ NetworkMode: ownNetwork }, { NetworkingConfig: { EndpointsConfig: hidden } }),
    )
    for (const name of [network, id, id.slice(0, 12)]) {
      await expectRefused(`POST /networks/${name}/connect`, { Container: own })
      await expectRefused(`POST /networks/${name}/disconnect`, { Container: neighbor.name, Force: true })
      await expectRefused(`GET /networks/${name}`)
      await expectRefused(`DELETE /networks/${name}`)
    }
    await expectRefused(`POST /networks/${ownNetwork}/connect`, { Container: neighbor.name })
    const links = { Container: own, EndpointConfig: { Links: [neighbor.name] } }
    await expectRefused(`POST /networks/${ownNetwork}/connect`, links)
  })

  test('the volume', async () => {
    const { volume } = neighbor
    await expectRefused(createLine(), created({ Binds: [`${volume}:/v`] }))
    await expectRefused(createLine(), created({ Mounts: [{ Type: 'volume', Source: volume, Target: '/v' }] }))
    await expectRefused(`GET /volumes/${volume}`)
    await expectRefused(`DELETE /volumes/${volume}?force=1`)
    const reply = await call(guarded.socket, 'POST /volumes/create', { Name: volume })
    expect(reply).toMatchObject({ status: 403 })
    expect(JSON.stringify(reply.body)).not.toContain(`of-${neighbor.name}`)
  })

  test('neither is in a list, nor is anything pruned', async () => {
    for (const path of ['/containers/json?all=1', '/networks', '/volumes', '/system/df']) {
      const { status, body } = await call(guarded.socket, `GET ${path}`)
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toContain(neighbor.name)
    }
    const all = encodeURIComponent(JSON.stringify({ label: [`${ownerLabel}=of-${neighbor.name}`] }))
    expect((await call(guarded.socket, `GET /containers/json?all=1&filters=${all}`)).body).not.toMatchObject([
      {},
    ])
    await must(guarded.engine, `POST /containers/${neighbor.name}/stop?t=0`)
    for (const kind of ['containers', 'networks', 'volumes']) {
      await call(guarded.socket, `POST /${kind}/prune`)
      await call(guarded.socket, `POST /${kind}/prune?filters=${all}`)
      await call(guarded.socket, `POST /${kind}/prune?filters=${encodeURIComponent('{"all":["true"]}')}`)
    }
    await must(guarded.engine, `GET /networks/${neighbor.network}`)
    await must(guarded.engine, `GET /volumes/${neighbor.volume}`)
    await must(guarded.engine, `POST /containers/${neighbor.name}/start`)
    await must(guarded.socket, `GET /containers/${own}/json`)
  })
})

describe('paths of the host', () => {
  test.each([
    ...['/', '/etc', '/proc', '/sys', '/dev', '/run', '/var/run', '/var/lib/docker', '/root', '/tmp'],
    ...[
      '/var/run/docker.sock',
      '/run/docker.sock',
      '/run/containerd',
      'WORK/..',
      'WORK/../..',
      'WORK/../../etc',
    ],
    ...['WORK/./../x', 'WORKx', '//etc', '/etc/', '/proc/1/root', '/proc/self/root', '/host_mnt'],
  ])('%s cannot be mounted', async (path) => {
    const source = path.replace('WORK', guarded.workspace)
    await expectRefused(createLine(), created({ Binds: [`${source}:/host`] }))
    await expectRefused(createLine(), created({ Binds: [`${source}:/host:ro`] }))
    await expectRefused(
      createLine(),
      created({ Mounts: [{ Type: 'bind', Source: source, Target: '/host' }] }),
    )
  })

  test.each(['shared', 'rshared', 'slave', 'rslave', 'z,rshared'])(
    'no mount is passed on as %s',
    async (mode) => {
      await expectRefused(createLine(), created({ Binds: [`${guarded.workspace}:/w:${mode}`] }))
      const BindOptions = { Propagation: mode }
      const mount = { Type: 'bind', Source: guarded.workspace, Target: '/w', BindOptions }
      await expectRefused(createLine(), created({ Mounts: [mount] }))
    },
  )

  test.each(['npipe', 'cluster', 'Bind', 'BIND', ' bind', ''])('a mount of the type %j is refused', (Type) =>
    expectRefused(createLine(), created({ Mounts: [{ Type, Source: '/', Target: '/host' }] })),
  )

  test('a link in the workspace does not lead out of it', async () => {
    const link = join(guarded.workspace, 'link')
    await symlink('/etc', link)
    for (const source of [link, `${link}/`, `${link}/ssl`, `${link}/../link/ssl`]) {
      await expectRefused(createLine(), created({ Binds: [`${source}:/host`] }))
      await expectRefused(
        createLine(),
        created({ Mounts: [{ Type: 'bind', Source: source, Target: '/host' }] }),
      )
    }
  })

  test('neither does one that takes the place of a folder after the container was made', async () => {
    const folder = join(guarded.workspace, 'folder')
    await mkdir(folder)
    const id = await container({ HostConfig: { Binds: [`${folder}:/host`] } })
    await rename(folder, `${folder}-before`)
    await symlink('/etc', folder)
    await guarded.changes()
    await expectRefused(`POST /containers/${id}/start`)
    await expectRefused(`POST /containers/${id}/restart`)
    await rm(folder)
    await rename(`${folder}-before`, folder)
    await must(guarded.socket, `POST /containers/${id}/start`)
    await guarded.changes()
  })

  test('a folder of the workspace can be mounted, and is what the container sees', async () => {
    await writeFile(join(guarded.workspace, 'file'), 'of the job')
    const id = await container({
      Cmd: ['cat', '/work/file'],
      HostConfig: { Binds: [`${guarded.workspace}/./:/work:ro`] },
    })
    await must(guarded.socket, `POST /containers/${id}/start`)
    await must(guarded.socket, `POST /containers/${id}/wait`)
    expect((await call(guarded.socket, `GET /containers/${id}/logs?stdout=1`)).body).toContain('of the job')
    await guarded.changes()
  })
})

describe('labels and rights', () => {
  test("a container cannot get another job's label", async () => {
    for (const value of [`of-${neighbor.name}`, '']) {
      const Labels = { [ownerLabel]: value }
      await expectRefused(createLine(), { ...created({}), Labels })
      await expectRefused('POST /networks/create', { Name: guarded.name(), Labels })
      await expectRefused('POST /volumes/create', { Name: guarded.name(), Labels })
      const mount = { Type: 'volume', Source: guarded.name(), Target: '/v', VolumeOptions: { Labels } }
      await expectRefused(createLine(), created({ Mounts: [mount] }))
    }
  })

  test('an image of the job cannot get it', async () => {
    const changes = encodeURIComponent(`LABEL ${ownerLabel}=of-${neighbor.name}`)
    await expectRefused(`POST /commit?container=${own}&changes=${changes}`)
    const labels = encodeURIComponent(JSON.stringify({ [ownerLabel]: 'other' }))
    await expectRefused(`POST /build?labels=${labels}`)
  })

  test('a volume that a bind creates belongs to the job', async () => {
    const volume = guarded.name()
    await container({ HostConfig: { Binds: [`${volume}:/v`] } })
    expect((await must(guarded.engine, `GET /volumes/${volume}`)).Labels).toMatchObject(guarded.labels)
    await guarded.changes()
  })

  test('an anonymous volume belongs to the job, and ends with its container', async () => {
    const id = await container({ Volumes: { '/a': {} } })
    const [mount] = (await must(guarded.engine, `GET /containers/${id}/json`)).Mounts
    expect((await must(guarded.engine, `GET /volumes/${mount.Name}`)).Labels).toMatchObject(guarded.labels)
    await must(guarded.socket, `DELETE /containers/${id}?v=1`)
    expect((await call(guarded.engine, `GET /volumes/${mount.Name}`)).status).toBe(404)
    await guarded.changes()
  })

  test('a program in an own container gets no more rights than the container', async () => {
    for (const Privileged of [true, 1, 'true']) {
      await expectRefused(`POST /containers/${own}/exec`, { Cmd: ['id'], Privileged })
    }
    await expectRefused(`POST /containers/${own}/exec`, { Cmd: ['id'], privileged: true })
    const { Id } = await must(guarded.socket, `POST /containers/${own}/exec`, {
      Cmd: ['id'],
      AttachStdout: true,
    })
    await must(guarded.socket, `POST /exec/${Id}/start`, { Detach: true })
    await guarded.changes()
  })

  test('the rights of an own container cannot be widened', async () => {
    for (const body of [
      { Devices: [{ PathOnHost: '/dev/kmsg', PathInContainer: '/dev/kmsg', CgroupPermissions: 'rwm' }] },
      ...[{ DeviceCgroupRules: ['a *:* rwm'] }, { CgroupParent: '/' }, { Privileged: true }, { memory: 0 }],
    ]) {
      await expectRefused(`POST /containers/${own}/update`, body)
    }
    await expectRefused(`POST /containers/${own}/start?checkpoint=a`)
  })

  test('a container gets nothing by a body of its start', async () => {
    const id = await container({})
    await guarded.changes()
    await must(guarded.socket, `POST /containers/${id}/start`, { Privileged: true, Binds: ['/:/host'] })
    const changes = await guarded.changes()
    expect(changes).toMatchObject([{ path: `/containers/${id}/start` }])
    expect(Buffer.from(changes[0]?.body ?? '', 'base64').toString()).toBe('')
  })

  test.each([
    ...['networkmode=host', 'networkmode=container:x', 'cgroupparent=/', 'securityopt=seccomp%3Dunconfined'],
    ...['networkmode=Host', 'networkmode=none&networkmode=host', 'extra=1'],
  ])('a build with %s is refused', (query) => expectRefused(`POST /build?${query}`))

  test('an image that was there before the job cannot be removed', async () => {
    const tag = `${guarded.name()}:before`
    const [repo, version] = tag.split(':')
    await must(guarded.engine, `POST /images/${images.busybox}/tag?repo=${repo}&tag=${version}`)
    await closeAfterwards(() => call(guarded.engine, `DELETE /images/${tag}`))
    const { socket } = await startGuardAt(guarded, `unix://${guarded.engine}`)
    expect((await call(socket, `DELETE /images/${tag}?force=1`)).status).toBe(403)
    await must(guarded.engine, `GET /images/${tag}/json`)
    expect(
      (await call(socket, 'POST /images/prune?filters=%7B%22dangling%22%3A%5B%22false%22%5D%7D')).status,
    ).toBe(200)
    await must(guarded.engine, `GET /images/${tag}/json`)
  })
})

test('nothing that an attacker writes breaks the lines of the record', async () => {
  const odd = '::error::a\n::stop-commands::b\r\u001b[31m|<img src=x>'
  await call(guarded.socket, createLine(), {
    ...created({ NetworkMode: `host${odd}` }),
    Labels: { [odd]: odd },
  })
  await call(
    guarded.socket,
    `POST /containers/create?name=${encodeURIComponent(odd)}`,
    created({ Privileged: true }),
  )
  await call(guarded.socket, createLine(), created({ [odd]: true }))
  expect(guarded.records.length).toBeGreaterThan(2)
  for (const record of guarded.records) expect(writeEntry(record)).toMatch(/^[^\p{Cc}]+$/u)
  await guarded.changes()
})
