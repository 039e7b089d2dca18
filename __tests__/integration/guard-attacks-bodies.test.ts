import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { call } from '../guard-attacks/api.ts'
import { type GuardedEngine, guardedEngine } from '../guard-attacks/guarded-engine.ts'
import { bytesOf, writeRaw } from '../guard-attacks/raw-client.ts'
import { images } from './images.ts'

let guarded: GuardedEngine

beforeAll(async () => {
  guarded = await guardedEngine()
})

// Whatever the guard has let through in a test, an engine's own decoder must find it harmless.
afterEach(() => guarded.expectHarmless())

const image = `"Image":"${images.busybox}","Cmd":["true"]`

/** Sends a create request as it is, and expects that the guard answers it alone. */
async function expectRefused(
  body: string | Uint8Array,
  line = `POST /containers/create?name=${guarded.name()}`,
) {
  const bytes = Buffer.from(body)
  const head = bytesOf(line, '', ['Content-Type: application/json', `Content-Length: ${bytes.length}`])
  const { statuses, text } = await writeRaw(guarded.socket, head, bytes)
  expect({ statuses, text }).toEqual({
    statuses: [expect.any(Number)],
    text: expect.stringContaining('message'),
  })
  expect([400, 403, 413]).toContain(statuses[0])
  expect(await guarded.changes()).toEqual([])
}

test('what an ordinary client sends is created, with the labels of the job', async () => {
  const name = guarded.name()
  const { status, body } = await call(guarded.socket, `POST /containers/create?name=${name}`, {
    Image: images.busybox,
    Cmd: ['true'],
    HostConfig: { Binds: [`${guarded.workspace}:/work`], Privileged: false, CapAdd: null },
  })
  expect({ status, body }).toMatchObject({ status: 201 })
  const [change, ...others] = await guarded.changes()
  expect(others).toEqual([])
  expect(change).toMatchObject({ method: 'POST', path: '/containers/create' })
  const { Config } = (await call(guarded.engine, `GET /containers/${name}/json`)).body
  expect(Config.Labels).toMatchObject(guarded.labels)
})

describe('an engine reads keys in any case', () => {
  test.each([
    `{${image},"hostconfig":{"Privileged":true}}`,
    `{${image},"HostConfig":{"PRIVILEGED":true}}`,
    `{${image},"Ho\\u017ftConfig":{"Privileged":true}}`,
    `{${image},"Ho\u017ftConfig":{"Privileged":true}}`,
    `{${image},"HostConfig":{"Networ\u212aMode":"host"}}`,
    `{${image},"HostConfig":{"bind\u017f":["/:/host"]}}`,
    `{${image},"HostConfig":{"Mounts":[{"type":"bind","source":"/","target":"/host"}]}}`,
    `{${image},"HostConfig":{"Mounts":[{"Type":"tmpfs","Target":"/t","TYPE":"bind","Source":"/"}]}}`,
  ])('refused: %s', (body) => expectRefused(body))

  test('without the guard, the folded key makes the container privileged', async () => {
    expect(await onEngine(`{${image},"Ho\\u017ftConfig":{"Privileged":true}}`)).toMatchObject({
      Privileged: true,
    })
  })
})

describe('an engine merges objects of one key', () => {
  test.each([
    `{${image},"HostConfig":{"Privileged":true},"HostConfig":{}}`,
    `{${image},"HostConfig":{},"HostConfig":{"Privileged":true}}`,
    `{${image},"HostConfig":{"Privileged":true},"\\u0048ostConfig":{}}`,
    `{${image},"HostConfig":{"Privileged":true,"Privileged":false}}`,
    `{${image},"HostConfig":{"Privileged":false,"Privileged":true}}`,
    `{${image},"HostConfig":{"Privileged":true},"HOSTCONFIG":{}}`,
  ])('refused: %s', (body) => expectRefused(body))

  test('without the guard, the first object counts too', async () => {
    const body = `{${image},"HostConfig":{"Privileged":true},"HostConfig":{}}`
    expect(await onEngine(body)).toMatchObject({ Privileged: true })
  })
})

describe('an engine up to 26 reads the host configuration at the top level', () => {
  test.each([
    `{${image},"Privileged":true}`,
    `{${image},"Binds":["/:/host"]}`,
    `{${image},"CapAdd":["ALL"]}`,
    `{${image},"VolumeDriver":"other","HostConfig":{}}`,
    `{${image},"Devices":[{"PathOnHost":"/dev/kmsg","PathInContainer":"/dev/kmsg","CgroupPermissions":"rwm"}]}`,
    `{${image},"NetworkMode":"host"}`,
    `{${image},"Mounts":[{"Type":"bind","Source":"/","Target":"/host"}]}`,
    `{"Config":{${image}},"InnerHostConfig":{"Privileged":true}}`,
  ])('refused: %s', (body) => expectRefused(body))
})

describe('what another reader could take for two values', () => {
  test.each<readonly [string, string | Uint8Array]>([
    ['two values', `{${image}}{"HostConfig":{"Privileged":true}}`],
    ['a brace more', `{${image}}}`],
    ['a byte order mark', `\ufeff{${image}}`],
    ['bytes that are no UTF-8', Buffer.from(`{${image},"User":"\xff"}`, 'latin1')],
    ['half of a surrogate pair', `{${image},"User":"\\ud800"}`],
    ['depth', `{${image},"Labels":${'['.repeat(10_000)}`],
    ['no object', '[]'],
    ['null', 'null'],
    ['nothing', ''],
  ])('%s is refused', (_, body) => expectRefused(body))

  test('a body larger than the limit is refused, and not passed on unread', async () => {
    await expectRefused(`{${image},"User":"${'a'.repeat(5 * 1024 * 1024)}","HostConfig":{"Privileged":true}}`)
  })
})

test('a number that JavaScript cannot hold reaches the engine as it was', async () => {
  const name = guarded.name()
  const body = `{${image},"HostConfig":{"ShmSize":9007199254740993}}`
  expect(await call(guarded.socket, `POST /containers/create?name=${name}`, body)).toMatchObject({
    status: 201,
  })
  const [change] = await guarded.changes()
  expect(Buffer.from(change?.body ?? '', 'base64').toString()).toContain('"ShmSize":9007199254740993')
})

describe('fields by which a container reaches the host', () => {
  test.each([
    ...['Host', ' host', 'host ', 'host', 'HOST', 'ns:/proc/1/ns/net', 'container:', 'default:host'].map(
      (mode) => `"NetworkMode":"${mode}"`,
    ),
    ...['PidMode', 'IpcMode', 'UTSMode', 'UsernsMode', 'CgroupnsMode'].flatMap((name) => [
      `"${name}":"host"`,
      `"${name}":"Host"`,
      `"${name}":"ns:/proc/1/ns/pid"`,
    ]),
    ...['SYS_ADMIN', 'cap_sys_admin', 'all', 'ALL', 'Cap_All', 'CAP_SYS_MODULE', 'BPF'].map(
      (name) => `"CapAdd":["${name}"]`,
    ),
    ...[
      ...['seccomp=unconfined', 'seccomp:unconfined', 'apparmor=unconfined', 'apparmor:unconfined'],
      ...[
        'label=disable',
        'label:disable',
        'systempaths=unconfined',
        'no-new-privileges=false',
        'unmask=all',
      ],
    ].map((option) => `"SecurityOpt":["${option}"]`),
    ...['"MaskedPaths":[]', '"ReadonlyPaths":[]', '"MaskedPaths":["/proc/kcore"]'],
    '"Devices":[{"PathOnHost":"/dev/sda","PathInContainer":"/dev/sda","CgroupPermissions":"rwm"}]',
    '"DeviceCgroupRules":["a *:* rwm"]',
    '"DeviceRequests":[{"Driver":"cdi","DeviceIDs":["vendor.com/device=all"]}]',
    ...['"Runtime":"other"', '"CgroupParent":"/"', '"Cgroup":"container:x"', '"VolumeDriver":"other"'],
    ...['"OomScoreAdj":-1000', '"OomKillDisable":true', '"Sysctls":{"kernel.core_pattern":"|/x"}'],
    ...[
      '{"Type":"syslog","Config":{"syslog-address":"unix:///var/run/docker.sock"}}',
      '{"Type":"fluentd","Config":{"fluentd-address":"unix:///run/x.sock"}}',
      '{"Type":"awslogs","Config":{"awslogs-credentials-endpoint":"http://169.254.169.254/"}}',
      '{"Type":"gelf","Config":{"gelf-address":"udp://10.0.0.1:1"}}',
      '{"Type":"Syslog","Config":{}}',
    ].map((driver) => `"LogConfig":${driver}`),
  ])('refused: %s', (field) => expectRefused(`{${image},"HostConfig":{${field}}}`))
})

describe('volumes that are the host in disguise', () => {
  const options = [
    '{"type":"none","o":"bind","device":"/"}',
    '{"type":"none","o":"rbind","device":"/etc"}',
    '{"o":"bind","device":"/etc"}',
    '{"type":"ext4","device":"/dev/sda1"}',
    '{"type":"overlay","device":"overlay","o":"lowerdir=/etc:/usr"}',
    '{"type":"nfs","o":"addr=127.0.0.1","device":":/"}',
    '{"type":"tmpfs","device":"tmpfs","o":"bind"}',
    '{"type":"tmpfs","device":"/etc","o":"size=1m,bind"}',
    '{"type":"proc","device":"proc"}',
    '{"TYPE":"none","o":"bind","device":"/"}',
  ]
  test.each(options)('refused in a mount: %s', (driverOptions) =>
    expectRefused(
      `{${image},"HostConfig":{"Mounts":[{"Type":"volume","Target":"/v","VolumeOptions":{"DriverConfig":{"Name":"local","Options":${driverOptions}}}}]}}`,
    ),
  )
  test.each(options)('refused as a volume: %s', (driverOptions) =>
    expectRefused(`{"Name":"${guarded.name()}","DriverOpts":${driverOptions}}`, 'POST /volumes/create'),
  )
  test.each([
    '"Driver":"other"',
    '"driveropts":{"type":"none","o":"bind","device":"/"}',
    '"ClusterVolumeSpec":{"Group":"a"}',
  ])('refused as a volume: %s', (field) =>
    expectRefused(`{"Name":"${guarded.name()}",${field}}`, 'POST /volumes/create'),
  )
})

describe('other endpoints that create', () => {
  test.each([
    ['POST /services/create', '{"TaskTemplate":{"ContainerSpec":{"Image":"a","Privileges":{}}}}'],
    ['POST /swarm/init', '{"ListenAddr":"127.0.0.1"}'],
    ['POST /plugins/pull', '[]'],
    ['POST /plugins/create', ''],
    ['POST /secrets/create', '{"Name":"a"}'],
    ['POST /configs/create', '{"Name":"a"}'],
    ['POST /networks/create', '{"Name":"a","Driver":"macvlan","Options":{"parent":"eth0"}}'],
    ['POST /networks/create', '{"Name":"a","Driver":"host"}'],
    ['POST /networks/create', '{"Name":"a","Ingress":true}'],
    ['POST /networks/create', '{"Name":"a","ConfigFrom":{"Network":"x"}}'],
    ['POST /networks/create', '{"Name":"a","Options":{"com.docker.network.bridge.name":"docker0"}}'],
    ['POST /libpod/containers/create', '{}'],
    ['POST /containers/no-such-container/checkpoints', '{}'],
    ['GET /debug/pprof/', ''],
    ['POST /images/create?fromSrc=http://127.0.0.1:1/', ''],
    ['POST /images/create?fromSrc=http://127.0.0.1:1/&fromImage=a', ''],
    ['POST /anything', '{}'],
  ])('refused: %s %s', (line, body) => expectRefused(body, line))
})

/** Sends a body to the engine itself. Gives the host configuration of the container, which is removed. */
async function onEngine(body: string) {
  const name = guarded.name()
  await call(guarded.engine, `POST /containers/create?name=${name}`, body)
  const { HostConfig } = (await call(guarded.engine, `GET /containers/${name}/json`)).body
  await call(guarded.engine, `DELETE /containers/${name}`)
  return HostConfig
}
