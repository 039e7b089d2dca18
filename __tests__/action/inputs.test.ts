import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { certificatesOf } from '../../src/action/builder-inputs.ts'
import { type Inputs, readInputs } from '../../src/action/inputs.ts'
import { ExpectedError } from '../../src/expected-error.ts'
import type { Request } from '../../src/plan/request.ts'
import { job } from '../plan/make-situation.ts'
import { declaredInputs } from './declared-inputs.ts'

type Given = Readonly<Record<string, string>>

const gibibyte = 1024 ** 3
const ids = ['mtu-mismatch', 'low-disk-space']

function read(given: Given, environment: Given = {}): Inputs {
  const values: Given = { ...declaredInputs.defaults, ...given }
  return readInputs((name) => values[name] ?? '', job, environment, ids)
}

test('a workflow without inputs gets the defaults of action.yml', () => {
  expect(read({})).toEqual({
    request: {
      mode: 'auto',
      job,
      buildxVersion: { kind: 'installed' },
      cacheBinary: true,
      driver: null,
      endpoint: '',
      daemon: null,
      append: [],
      certificates: [],
      driverOptions: [],
      buildkitdConfiguration: '',
      use: true,
      buildkitdFlags: '',
      platforms: [],
      name: null,
      keepState: false,
      cleanup: true,
      companion: true,
      inherit: true,
      proxies: {},
      dindImage: 'docker:29.7.2-dind',
      dindImageAsked: false,
      privilege: 'auto',
      storage: { place: 'auto', bytes: null },
      storageDriver: 'auto',
      cache: '',
      preload: [],
      exportWay: 'auto',
      guard: 'off',
      allow: [],
      reap: true,
      network: 'isolated',
      ports: 'localhost',
      daemonConfiguration: {},
      memory: null,
      pidsLimit: 8192,
      startDeadline: 120_000,
      verify: 'quick',
      sweepAfter: 432_000,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's.
      githubToken: '${{ github.token }}',
      previousVariables: {
        BUILDX_CONFIG: '',
        DOCKER_HOST: '',
        DOCKER_CONTEXT: '',
        DOCKER_CONFIG: '',
        TESTCONTAINERS_HOST_OVERRIDE: '',
        TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE: '',
        TC_HOST: '',
        TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED: '',
        DOCKER_TLS_VERIFY: '',
      },
    },
    failOn: 'never',
    ignore: [],
    given: {},
  })
})

describe('valid values', () => {
  test.each<[Given, Partial<Request>]>([
    [{ mode: 'socket' }, { mode: 'socket' }],
    [{ mode: 'dind' }, { mode: 'dind' }],
    [{ mode: 'inspect' }, { mode: 'inspect' }],
    [{ driver: 'docker' }, { driver: 'docker' }],
    [{ driver: 'docker-container' }, { driver: 'docker-container' }],
    [
      { 'driver-opts': 'network=host\n\n  image=moby/buildkit:v0.31.0  \n' },
      { driverOptions: ['network=host', 'image=moby/buildkit:v0.31.0'] },
    ],
    [
      { 'driver-opts': 'image=mirror.example/buildkit:1,network=host' },
      { driverOptions: ['image=mirror.example/buildkit:1', 'network=host'] },
    ],
    [
      { 'driver-opts': '"env.no_proxy=localhost,127.0.0.1"\n"env.SAY=""hi"""' },
      { driverOptions: ['env.no_proxy=localhost,127.0.0.1', 'env.SAY="hi"'] },
    ],
    [{ 'buildkitd-flags': '--debug\n--oci-worker-gc' }, { buildkitdFlags: '--debug --oci-worker-gc' }],
    [{ platforms: 'linux/amd64, linux/arm64' }, { platforms: ['linux/amd64', 'linux/arm64'] }],
    [{ platforms: 'linux/amd64\nlinux/arm/v7\n' }, { platforms: ['linux/amd64', 'linux/arm/v7'] }],
    [{ platforms: '["linux/s390x"]' }, { platforms: ['linux/s390x'] }],
    [{ name: 'my-builder_1.2' }, { name: 'my-builder_1.2' }],
    [{ name: 'mine', 'keep-state': 'True' }, { keepState: true }],
    [{ cleanup: 'FALSE' }, { cleanup: false }],
    [
      { 'dind-image': 'registry.example:5000/team/dind:29' },
      { dindImage: 'registry.example:5000/team/dind:29', dindImageAsked: true },
    ],
    [{ 'dind-image': `docker@sha256:${'a'.repeat(64)}` }, { dindImage: `docker@sha256:${'a'.repeat(64)}` }],
    [{ privilege: 'sysbox' }, { privilege: 'sysbox' }],
    [{ privilege: 'rootless' }, { privilege: 'rootless', dindImage: 'docker:29.7.2-dind-rootless' }],
    [
      { privilege: 'rootless', 'dind-image': 'mine:1' },
      { privilege: 'rootless', dindImage: 'mine:1' },
    ],
    [{ cache: 'feature/a.b:c@d+e-1' }, { cache: 'feature/a.b:c@d+e-1' }],
    [{ preload: 'postgres:17, redis\nredis:latest' }, { preload: ['postgres:17', 'redis:latest'] }],
    [{ preload: '["localhost:5000/app"]' }, { preload: ['localhost:5000/app:latest'] }],
    [{ privilege: 'capabilities' }, { privilege: 'capabilities' }],
    [{ privilege: 'privileged' }, { privilege: 'privileged' }],
    [{ export: 'docker-config' }, { exportWay: 'docker-config' }],
    [{ export: 'none' }, { exportWay: 'none' }],
    [{ 'daemon-config': '{"debug": true}' }, { daemonConfiguration: { debug: true } }],
    [{ network: 'sealed' }, { network: 'sealed' }],
    [{ network: 'open' }, { network: 'open' }],
    [
      { 'daemon-config': '{"features": {"cdi": true}, "exec-opts": ["a=b"]}' },
      { daemonConfiguration: { features: { cdi: true }, 'exec-opts': ['a=b'] } },
    ],
    [{ memory: '4g' }, { memory: 4 * gibibyte }],
    [{ memory: '4G' }, { memory: 4 * gibibyte }],
    [{ memory: '4GiB' }, { memory: 4 * gibibyte }],
    [{ memory: '256m' }, { memory: gibibyte / 4 }],
    [{ memory: '1.25g' }, { memory: 1.25 * gibibyte }],
    [{ memory: '1.5 gb' }, { memory: 1.5 * gibibyte }],
    [{ memory: '512m' }, { memory: gibibyte / 2 }],
    [{ memory: '1048576k' }, { memory: gibibyte }],
    [{ memory: '1073741824' }, { memory: gibibyte }],
    [{ memory: '1073741824b' }, { memory: gibibyte }],
    [{ 'pids-limit': '100' }, { pidsLimit: 100 }],
    [{ 'pids-limit': '4194304' }, { pidsLimit: 4_194_304 }],
    [{ 'daemon-config': '{"icc": false}' }, { daemonConfiguration: { icc: false } }],
    [{ 'start-timeout': '1' }, { startDeadline: 1_000 }],
    [{ verify: 'false' }, { verify: 'none' }],
    [{ verify: 'True' }, { verify: 'quick' }],
    [{ verify: 'quick' }, { verify: 'quick' }],
    [{ verify: 'full' }, { verify: 'full' }],
    [{ 'sweep-after': '1' }, { sweepAfter: 3_600 }],
    [{ 'github-token': '' }, { githubToken: '' }],
  ])('%j', (given, expected) => {
    expect(read(given).request).toMatchObject(expected)
  })

  test.each<[Given, Partial<Inputs>]>([
    [{ 'fail-on': 'never' }, { failOn: 'never' }],
    [{ 'fail-on': 'warning' }, { failOn: 'warning' }],
    [{}, { failOn: 'never' }],
    [{ mode: 'socket' }, { failOn: 'error' }],
    [{ mode: 'inspect' }, { failOn: 'error' }],
    [{ 'fail-on': 'error' }, { failOn: 'error' }],
    [{ mode: 'dind', 'fail-on': 'auto' }, { failOn: 'error' }],
    [{ ignore: 'mtu-mismatch, low-disk-space' }, { ignore: ids }],
    [{ ignore: '["mtu-mismatch"]' }, { ignore: ['mtu-mismatch'] }],
  ])('%j', (given, expected) => {
    expect(read(given)).toMatchObject(expected)
  })

  test('inputs that differ from their defaults are listed', () => {
    expect(read({ memory: '1g', verify: 'false', 'fail-on': 'auto' }).given).toEqual({
      memory: '1g',
      verify: 'false',
    })
  })

  test('the previous values of exported variables are kept', () => {
    const before = { DOCKER_HOST: 'tcp://before', BUILDX_CONFIG: '/theirs', PATH: '/bin' }
    expect(read({}, before).request.previousVariables).toEqual({
      BUILDX_CONFIG: '/theirs',
      DOCKER_HOST: 'tcp://before',
      DOCKER_CONTEXT: '',
      DOCKER_CONFIG: '',
      TESTCONTAINERS_HOST_OVERRIDE: '',
      TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE: '',
      TC_HOST: '',
      TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED: '',
      DOCKER_TLS_VERIFY: '',
    })
  })
})

describe('invalid values are reported with the allowed values and an example', () => {
  test.each<[Given, string, string]>([
    [
      { mode: 'docker' },
      'The input `mode` is "docker". It must be one of auto, socket, dind, remote, inspect.',
      'Use a valid value, such as `mode: auto',
    ],
    [
      { mode: 'AUTO' },
      'The input `mode` is "AUTO". It must be one of auto, socket, dind, remote, inspect.',
      'Use a valid value, such as `mode: auto',
    ],
    [
      { driver: 'podman' },
      'The input `driver` is "podman". It must be one of docker-container, docker, remote, kubernetes, cloud.',
      'Use a valid value, such as `driver: docker-container',
    ],
    [
      { 'driver-opts': 'network' },
      'The input `driver-opts` is "network". It must be a list of key=value, separated by commas or lines, with quotes around a value that holds a comma.',
      'Use a valid value, such as `driver-opts: image=moby/buildkit:v0.31.0,network=host',
    ],
    [
      { 'driver-opts': 'network=' },
      'The input `driver-opts` is "network=". It must be a list of key=value, separated by commas or lines, with quotes around a value that holds a comma.',
      'Use a valid value, such as `driver-opts: image=moby/buildkit:v0.31.0,network=host',
    ],
    [
      { 'driver-opts': 'env.no_proxy=localhost,127.0.0.1' },
      'The input `driver-opts` is "env.no_proxy=localhost,127.0.0.1". It must be a list of key=value, separated by commas or lines, with quotes around a value that holds a comma.',
      'Use a valid value, such as `driver-opts: image=moby/buildkit:v0.31.0,network=host',
    ],
    [
      { platforms: 'arm64' },
      'The input `platforms` is "arm64". It must be os/architecture[/variant].',
      'Use a valid value, such as `platforms: linux/amd64,linux/arm64',
    ],
    [
      { platforms: '["linux/amd64"' },
      'The input `platforms` is "[\\"linux/amd64\\"". It must be a list in valid JSON (Expected',
      'Use a valid value, such as `platforms: ["one", "two"]',
    ],
    [
      { platforms: '[1]' },
      'The input `platforms` is "[1]". It must be a JSON list of strings.',
      'Use a valid value, such as `platforms: ["one", "two"]',
    ],
    ...['1builder', '-f', 'a b', 'default', 'ä'].map((name): [Given, string, string] => [
      { name },
      `The input \`name\` is "${name}". It must be a letter, then letters, digits, dots, underscores and hyphens, other than "default".`,
      'Use a valid value, such as `name: my-builder',
    ]),
    [
      { cleanup: 'yes' },
      'The input `cleanup` is "yes". It must be true or false.',
      'Use a valid value, such as `cleanup: true',
    ],
    [
      { verify: '' },
      'The input `verify` is "". It must be one of quick, full, false.',
      'Use a valid value, such as `verify: full',
    ],
    [
      { verify: 'constructor' },
      'The input `verify` is "constructor". It must be one of quick, full, false.',
      'Use a valid value, such as `verify: full',
    ],
    [
      { 'keep-state': '1' },
      'The input `keep-state` is "1". It must be true or false.',
      'Use a valid value, such as `keep-state: true',
    ],
    ...['-v', 'docker image', 'docker@sha256:short', '$(id)'].map((image): [Given, string, string] => [
      { 'dind-image': image },
      `The input \`dind-image\` is "${image}". It must be an image reference.`,
      'Use a valid value, such as `dind-image: docker:29.7.2-dind',
    ]),
    [
      { cache: 'two words' },
      'The input `cache` is "two words". It must be a key of at most 128 letters, digits and characters of _ . / : @ + -.',
      'Use a valid value, such as `cache: main`',
    ],
    [
      { preload: `redis@sha256:${'a'.repeat(64)}` },
      'It must be names of images with tags, without digests.',
      'Use a valid value, such as `preload: postgres:17, redis:8`',
    ],
    [
      { privilege: 'root' },
      'The input `privilege` is "root". It must be one of auto, sysbox, user-namespace, rootless, capabilities, privileged.',
      'Use a valid value, such as `privilege: auto',
    ],
    [
      { 'daemon-config': '{debug: true}' },
      'The input `daemon-config` is "{debug: true}". It must be a JSON object in valid JSON (Expected',
      'Use a valid value, such as `daemon-config: \'{"registry-mirrors": ["https://mirror.example"]}\'',
    ],
    ...['[]', 'null', '7', '"text"'].map((value): [Given, string, string] => [
      { 'daemon-config': value },
      `The input \`daemon-config\` is ${JSON.stringify(value)}. It must be a JSON object.`,
      'Use a valid value, such as `daemon-config:',
    ]),
    ...['4x', 'lots', '255m', '0', '-1g', '4 g g', '1e9', `${'9'.repeat(400)}g`].map(
      (memory): [Given, string, string] => [
        { memory },
        `The input \`memory\` is "${memory.slice(0, 90)}`,
        'Use a valid value, such as `memory: 4g',
      ],
    ),
    [
      { memory: '255m' },
      'The input `memory` is "255m". It must be a size of at least 256m.',
      'Use a valid value, such as `memory: 4g',
    ],
    ...['99', '4194305', '1.5', '-100', '0x100', '1e3', '', '+100'].map((limit): [Given, string, string] => [
      { 'pids-limit': limit },
      `The input \`pids-limit\` is "${limit}". It must be a whole number from 100 to 4194304.`,
      'Use a valid value, such as `pids-limit: 100',
    ]),
    [
      { 'start-timeout': '0' },
      'The input `start-timeout` is "0". It must be a whole number from 1 to 3600.',
      'Use a valid value, such as `start-timeout: 1',
    ],
    [
      { 'sweep-after': '9000' },
      'The input `sweep-after` is "9000". It must be a whole number from 1 to 8760.',
      'Use a valid value, such as `sweep-after: 1',
    ],
    [
      { 'fail-on': 'notice' },
      'The input `fail-on` is "notice". It must be one of auto, error, warning, never.',
      'Use a valid value, such as `fail-on: auto',
    ],
    [
      { ignore: 'no-such-finding' },
      'The input `ignore` is "no-such-finding". It must be one of these finding ids: mtu-mismatch, low-disk-space.',
      'Use a valid value, such as `ignore: mtu-mismatch',
    ],
  ])('%j', (given, message, remedy) => {
    const error = errorOf(given)
    expect(error.message.startsWith(message)).toBe(message.endsWith('.') ? error.message === message : true)
    expect(error.message).toContain(message)
    expect(error.remedy).toContain(remedy)
    expect(error.code).toBe('invalid-input')
  })

  test('a long value is cut off', () => {
    expect(errorOf({ mode: 'x'.repeat(5_000) }).message.length).toBeLessThan(250)
  })
})

test.each<Given>([
  { cleanup: 'untrue' },
  { cleanup: 'trueish' },
  { cleanup: 'not false' },
  { cleanup: 'falsey' },
  { 'driver-opts': '=network=host' },
  { 'driver-opts': 'a b=c' },
  { platforms: 'on linux/amd64' },
  { platforms: 'linux/arm/v7/x' },
])('a value with more than what is allowed is refused: %j', (given) => {
  expect(errorOf(given).code).toBe('invalid-input')
})

test.each([100, 101])('a value of %d letters is shown whole up to 100 of them', (length) => {
  const { message } = errorOf({ mode: 'x'.repeat(length) })
  expect(message.includes('…')).toBe(length > 100)
})

describe('contradictions', () => {
  const elsewhere = { driver: 'remote', endpoint: 'tcp://buildkit.example:1234' }
  test.each<[Given, string]>([
    [{ mode: 'socket', export: 'docker-host' }, '`export: docker-host`'],
    [
      { mode: 'socket', export: 'docker-config' },
      '`export: docker-config` points later steps to a job daemon',
    ],
    [{ driver: 'docker-container', export: 'none' }, 'later steps need one to find the builder'],
    [{ mode: 'socket', privilege: 'privileged' }, '`mode: socket` uses the host daemon'],
    [{ mode: 'socket', 'daemon-config': '{"debug": true}' }, '`mode: socket` uses the host daemon'],
    [{ mode: 'socket', 'dind-image': 'docker:dind' }, '`mode: socket` uses the host daemon'],
    [
      { mode: 'dind', driver: 'docker-container', privilege: 'capabilities' },
      'which the job daemon refuses with `privilege: capabilities`',
    ],
    [{ mode: 'dind', driver: 'kubernetes' }, '`driver: kubernetes` builds elsewhere'],
    [{ mode: 'remote' }, '`driver` does not say where'],
    [{ mode: 'remote', driver: 'docker' }, '`driver` does not say where'],
    [{ driver: 'kubernetes', 'daemon-config': '{"debug": true}' }, '`driver: kubernetes` builds elsewhere'],
    [{ driver: 'remote' }, 'but `endpoint` is not set'],
    [{ driver: 'cloud' }, 'but `endpoint` is not set'],
    [{ ...elsewhere, 'buildkitd-flags': '--debug' }, '`buildkitd-flags`'],
    [{ mode: 'dind', endpoint: elsewhere.endpoint }, '`endpoint` and `append` name other daemons'],
    [{ driver: 'kubernetes', endpoint: elsewhere.endpoint }, 'takes its cluster from the kubeconfig'],
    [{ driver: 'kubernetes', 'keep-state': 'true', name: 'mine' }, '`keep-state`'],
    [{ ...elsewhere, export: 'none' }, 'later steps need one to find the builder of `driver: remote`'],
    [
      { driver: 'docker', 'keep-state': 'true', name: 'mine' },
      '`driver: docker` builds with the embedded BuildKit',
    ],
  ])('%j', (given, message) => {
    expect(errorOf(given).message).toMatch(/^The inputs contradict each other: /)
    expect(errorOf(given).message).toContain(message)
    expect(errorOf(given)).toMatchObject({ code: 'invalid-input', remedy: expect.stringMatching(/`|: /) })
  })

  test.each<Given>([
    { mode: 'dind', driver: 'docker-container' },
    { mode: 'dind', driver: 'docker-container', privilege: 'privileged' },
    { mode: 'socket', 'driver-opts': 'network=host' },
    { mode: 'inspect', 'dind-image': 'docker:dind' },
    { mode: 'remote', driver: 'kubernetes' },
    elsewhere,
    { name: 'mine', 'keep-state': 'true' },
  ])('there is none in %j', (given) => {
    expect(() => read(given)).not.toThrow()
  })
})

describe('any input is either accepted or refused with an expected error', () => {
  const values = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.constantFrom(
      'true',
      'false',
      'auto',
      'dind',
      '[',
      '{',
      '4g',
      '100',
      'a=b',
      'linux/amd64',
      '{"features":1}',
    ),
  )

  test.each(declaredInputs.names)('%s', (name) => {
    fc.assert(
      fc.property(values, (value) => isReadOrRefused({ [name]: value })),
      { numRuns: 50 },
    )
  })

  test('all of them at once', () => {
    const record = fc.dictionary(fc.constantFrom(...declaredInputs.names), values)
    fc.assert(fc.property(record, isReadOrRefused))
  })
})

function isReadOrRefused(given: Given): boolean {
  try {
    read(given)
    return true
  } catch (error) {
    return error instanceof ExpectedError
  }
}

function errorOf(given: Given): ExpectedError {
  try {
    read(given)
  } catch (error) {
    if (error instanceof ExpectedError) return error
    throw error
  }
  throw new Error(`${JSON.stringify(given)} was accepted`)
}

test('the certificates of the nodes are from the variables of docker/setup-buildx-action', () => {
  const environment = {
    BUILDER_NODE_0_AUTH_TLS_CACERT: 'CA',
    BUILDER_NODE_2_AUTH_TLS_CERT: 'CERT',
    BUILDER_NODE_2_AUTH_TLS_KEY: 'KEY',
    BUILDER_NODE_3_AUTH_TLS_OTHER: 'no',
    BUILDER_NODE_0_AUTH_TLS_KEY: '',
  }
  const none = { authority: null, certificate: null, key: null }
  expect(certificatesOf(environment)).toEqual([
    { ...none, authority: 'CA' },
    none,
    { authority: null, certificate: 'CERT', key: 'KEY' },
  ])
  expect(certificatesOf({})).toEqual([])
})
