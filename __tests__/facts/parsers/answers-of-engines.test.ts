import { expect, test } from '@jest/globals'
import { Unseen } from '../../../src/facts/observe.ts'
import { parseEngine } from '../../../src/facts/parsers/engine.ts'
import { engineErrorSentence, isTimeout } from '../../../src/facts/parsers/engine-error.ts'
import { parseEngineMounts } from '../../../src/facts/parsers/engine-mount.ts'

const version = { ApiVersion: '1.44' }

test.each<[unknown, unknown]>([
  [undefined, {}],
  [version, undefined],
  [{}, {}],
  [{ ApiVersion: '' }, {}],
])('an answer of %j and %j is no engine', (one, other) => {
  expect(() => parseEngine(one, other)).toThrow(Unseen)
  expect(() => parseEngine(one, other)).toThrow('API version')
})

test.each<[Readonly<Record<string, unknown>>, object]>([
  [{ DefaultAddressPools: [{ Base: '10.0.0.0/8', Size: 24 }, {}, 'x'] }, { addressPools: ['10.0.0.0/8'] }],
  [{ CgroupVersion: '2' }, { cgroupVersion: '2' }],
  [{ CgroupVersion: 'v2' }, { cgroupVersion: '2' }],
  [{}, { cgroupVersion: '1', product: 'docker', runcVersion: null, backingFilesystem: null }],
  [
    { SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless'] },
    { rootless: true, userNamespaceRemap: false },
  ],
  [{ SecurityOptions: ['name=userns'] }, { rootless: false, userNamespaceRemap: true }],
  [{ RegistryConfig: { Mirrors: ['https://me:x@mirror'] } }, { registryMirrors: ['https://mirror'] }],
  [
    { HttpProxy: 'http://proxy', HttpsProxy: 'http://xxxxx:xxxxx@proxy:3128', NoProxy: '' },
    {
      proxies: ['HTTP_PROXY', 'HTTPS_PROXY'],
      proxySettings: [
        { variable: 'HTTP_PROXY', value: 'http://proxy', hasLogin: false },
        { variable: 'HTTPS_PROXY', value: 'http://proxy:3128', hasLogin: true },
      ],
    },
  ],
  [
    {
      RegistryConfig: {
        IndexConfigs: { 'docker.io': { Secure: true }, 'reg:5000': { Secure: false }, odd: null },
        InsecureRegistryCIDRs: ['::1/128', '127.0.0.0/8', '10.0.0.0/8'],
      },
    },
    { insecureRegistries: ['10.0.0.0/8', 'reg:5000'] },
  ],
  [{ Containerd: { Address: '/run/c.sock' } }, { containerdAddress: '/run/c.sock' }],
  [
    { DriverStatus: [['Backing Filesystem', 'xfs'], ['x', 1], 'y'] },
    { backingFilesystem: 'xfs', imageStore: 'graphdriver' },
  ],
  [{ DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']] }, { imageStore: 'snapshotter' }],
])('/info with %j', (info, expected) => {
  expect(parseEngine(version, info)).toMatchObject(expected)
})

test.each<[object, object]>([
  [{ MinAPIVersion: '1.24' }, { minApiVersion: '1.24' }],
  [{ MinApiVersion: '1.25' }, { minApiVersion: '1.25' }],
  [{ Components: [{ Name: 'Engine' }] }, { product: 'docker' }],
  [{ Components: [{ Name: 'Engine' }, { Name: 'Podman Engine' }] }, { product: 'podman' }],
  [{ Components: [{ Name: 'Other' }, 'Engine'] }, { product: 'other' }],
  [{ Components: [null, { Name: 'sysbox-runc', Version: '0.6' }] }, { runcVersion: '0.6', product: 'other' }],
])('/version with %j', (differences, expected) => {
  expect(parseEngine({ ...version, ...differences }, {})).toMatchObject(expected)
})

test.each<[unknown, boolean]>([
  [{ code: 'ABORT_ERR' }, true],
  [{ name: 'TimeoutError' }, true],
  [{ name: 'Error', code: 'ECONNREFUSED' }, false],
  [null, false],
  [undefined, false],
])('%j is the end of a deadline: %s', (error, expected) => {
  expect(isTimeout(error)).toBe(expected)
})

test.each([
  'ENOENT',
  'EACCES',
  'EPERM',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'HPE_X',
])('a reason names the address and the code %s, and no words of the system', (code) => {
  const sentence = engineErrorSentence(Object.assign(new Error('words'), { code }), 'HOST', 1)
  expect(sentence).toContain('HOST')
  expect(sentence).toContain(`(${code})`)
  expect(sentence).not.toContain('words')
})

test.each<[unknown, string]>([
  [new Error('no'), 'HOST: no'],
  ['no', 'HOST: no'],
  [null, 'HOST: null'],
  [Object.assign(new Error('no'), { code: 'OTHER' }), 'HOST: no'],
])('the reason for %j is %s', (error, sentence) => {
  expect(engineErrorSentence(error, 'HOST', 0.2)).toBe(sentence)
})

test.each([
  [0.2, 'within 1 s'],
  [9.6, 'within 10 s'],
])('a deadline of %d s is named as %s', (seconds, words) => {
  const sentence = engineErrorSentence({ name: 'TimeoutError' }, 'HOST', seconds)
  expect(sentence).toContain('HOST')
  expect(sentence).toContain(words)
})

test('a mount that an engine says little of', () => {
  const nothing = { type: '', source: '', destination: '', readOnly: false, volume: null }
  expect(parseEngineMounts(null)).toStrictEqual([])
  expect(
    parseEngineMounts([{}, { Type: 'bind', Name: 'x', RW: false }, { Type: 'volume', Name: 'v' }]),
  ).toEqual([
    nothing,
    { ...nothing, type: 'bind', readOnly: true },
    { ...nothing, type: 'volume', volume: 'v' },
  ])
})
