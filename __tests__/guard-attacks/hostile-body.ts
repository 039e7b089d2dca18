import fc from 'fast-check'

const words = fc.constantFrom(
  ...[
    'host',
    'Host',
    ' host',
    'bridge',
    'default',
    'none',
    '',
    'private',
    'shareable',
    'container:a',
    'ns:/proc/1/ns/net',
  ],
  ...[
    '/',
    '/etc',
    '/work',
    '/work/..',
    '/work/a',
    '/workx',
    '//work',
    '/work:/w',
    '/:/h',
    '/work/../etc:/h:ro',
    'v:/v',
  ],
  ...[
    '/work:/w:rshared',
    'v:/v:slave',
    '/work:/w:ro,z',
    '/a:/b:/c:/d',
    'work:/w',
    './work:/w',
    '/v',
    ':/v',
    '/work:',
  ],
  ...[
    'bind',
    'Bind',
    'volume',
    'tmpfs',
    'image',
    'npipe',
    'cluster',
    'local',
    'other',
    'rshared',
    'rprivate',
  ],
  ...[
    'ALL',
    'all',
    'CAP_SYS_ADMIN',
    'cap_chown',
    'CHOWN',
    'NET_ADMIN',
    'seccomp=unconfined',
    'label:disable',
  ],
  ...[
    'no-new-privileges',
    'no-new-privileges:true',
    'no-new-privileges=false',
    'systempaths=unconfined',
    'runc',
    'kata',
  ],
  ...[
    'syslog',
    'json-file',
    'JSON-FILE',
    'always',
    'no',
    'on-failure',
    'unless-stopped',
    'Always',
    'a *:* rwm',
    'o=bind',
  ],
)
const numbers = fc.constantFrom(0, 1, -1, -1000, 1e21)
const flags = fc.boolean()
const driverOptions = fc.dictionary(
  fc.constantFrom('type', 'o', 'device', 'TYPE', 'x'),
  fc.constantFrom(
    'none',
    'bind',
    'tmpfs',
    'overlay',
    '/',
    'lowerdir=/etc:/usr',
    'size=1m',
    'size=1m,bind',
    'rbind',
  ),
)
const mount = fc.record(
  {
    Type: words,
    Source: words,
    Target: fc.constant('/t'),
    ReadOnly: flags,
    BindOptions: fc.record({ Propagation: words }, { requiredKeys: [] }),
    VolumeOptions: fc.record(
      { DriverConfig: fc.record({ Name: words, Options: driverOptions }, { requiredKeys: [] }) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
)
const some = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.array(value, { maxLength: 2 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  )
const named = fc.dictionary(words, words, { maxKeys: 2 })

const hostFields = {
  Binds: some(words),
  Mounts: some(mount),
  CapAdd: some(words),
  SecurityOpt: some(words),
  VolumesFrom: some(words),
  Links: some(words),
  MaskedPaths: some(words),
  ReadonlyPaths: some(words),
  DeviceCgroupRules: some(words),
  Devices: some(fc.record({ PathOnHost: words })),
  DeviceRequests: some(fc.record({ Driver: words })),
  ...Object.fromEntries(['Privileged', 'OomKillDisable', 'AutoRemove', 'Init'].map((name) => [name, flags])),
  ...Object.fromEntries(
    [
      'NetworkMode',
      'PidMode',
      'IpcMode',
      'UTSMode',
      'UsernsMode',
      'CgroupnsMode',
      'Cgroup',
      'CgroupParent',
    ].map((name) => [name, words]),
  ),
  Runtime: words,
  VolumeDriver: words,
  OomScoreAdj: numbers,
  Memory: numbers,
  LogConfig: fc.record({ Type: words, Config: named }, { requiredKeys: [] }),
  RestartPolicy: fc.record({ Name: words }, { requiredKeys: [] }),
  Sysctls: fc.dictionary(fc.constantFrom('net.core.somaxconn', 'kernel.shmmax', 'net', 'NET.a'), words),
  Annotations: named,
  Tmpfs: named,
}

/** A key with the value of one of these fields, most often by its right name. */
function fieldsOf(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<[string, unknown]> {
  return fc.oneof(
    ...Object.entries(fields).map(([name, value]) =>
      fc.tuple(fc.constantFrom(name, name, name, name, name.toLowerCase(), `${name}2`), value),
    ),
  )
}

/** Bodies of `POST /containers/create` by their right types, most of them with one or two fields that can be harmful. */
export const hostileBodies: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fieldsOf(hostFields), { maxLength: 2 }),
    fc.array(fieldsOf({ ...hostFields, Labels: named, Volumes: fc.dictionary(words, fc.constant({})) }), {
      maxLength: 1,
    }),
    fc.boolean(),
  )
  .map(([host, top, isBeside]) =>
    JSON.stringify({
      Image: 'a',
      ...(isBeside && Object.fromEntries(top)),
      HostConfig: Object.fromEntries(host),
    }),
  )
