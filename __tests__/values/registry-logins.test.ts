import { describe, expect, test } from '@jest/globals'
import { loginEntryIn, loginKeyOf, loginOfHelper } from '../../src/values/registry-logins.ts'

const encoded = (text: string) => Buffer.from(text).toString('base64')
const ann = { username: 'ann', password: 'x' }

test.each([
  ['docker.io', 'https://index.docker.io/v1/'],
  ['ghcr.io', 'ghcr.io'],
  ['127.0.0.1:5000', '127.0.0.1:5000'],
])('the login of %s is kept as %s', (registry, key) => {
  expect(loginKeyOf(registry)).toBe(key)
})

describe('a login in `auths`', () => {
  test.each([
    ['of a host', 'ghcr.io', 'ghcr.io'],
    ['of a host and port', '127.0.0.1:5000', '127.0.0.1:5000'],
    ['of Docker Hub', 'https://index.docker.io/v1/', 'https://index.docker.io/v1/'],
    ['of a legacy key with scheme and path', 'https://ghcr.io/v2/', 'ghcr.io'],
    ['of a legacy key with a path', 'ghcr.io/team', 'ghcr.io'],
    ['of a legacy key with scheme and port', 'http://localhost:5000/v1/', 'localhost:5000'],
  ])('%s', (_, written, key) => {
    const configuration = { auths: { [written]: { auth: encoded('ann:x') } } }
    expect(loginEntryIn(configuration, key)).toEqual({
      kind: 'login',
      login: { ...ann, serveraddress: key },
    })
  })

  test('of the exact key overrides one of a legacy key', () => {
    const auths = { 'https://ghcr.io': { auth: encoded('old:y') }, 'ghcr.io': { auth: encoded('ann:x') } }
    expect(loginEntryIn({ auths }, 'ghcr.io')).toMatchObject({ login: ann })
  })

  test.each([
    [{ auth: encoded('ann:a:b:c') }, { username: 'ann', password: 'a:b:c' }],
    [{ auth: encoded('ann:x\0\0') }, ann],
    [{ auth: encoded('a:x\0y') }, { username: 'a', password: 'x\0y' }],
    [{ auth: encoded('änn:pässwörd') }, { username: 'änn', password: 'pässwörd' }],
    [ann, ann],
    [
      { auth: encoded('token:'), identitytoken: 'abc' },
      { username: 'token', identitytoken: 'abc' },
    ],
    [{ registrytoken: 'abc' }, { registrytoken: 'abc' }],
  ])('%j', (entry, login) => {
    expect(loginEntryIn({ auths: { 'ghcr.io': entry } }, 'ghcr.io')).toEqual({
      kind: 'login',
      login: { ...login, serveraddress: 'ghcr.io' },
    })
  })

  test.each([{ auth: 'no base64!' }, { auth: encoded('ann') }, { auth: encoded(':x') }])(
    'that cannot be read differs from none: %j',
    (entry) => {
      expect(loginEntryIn({ auths: { 'ghcr.io': entry } }, 'ghcr.io')).toEqual({
        kind: 'unreadable',
        reason: 'its `auth` is not the base64 text of user:password',
      })
    },
  )
})

test.each([
  {},
  { auths: {} },
  { auths: { 'ghcr.io': {} } },
  { auths: { 'ghcr.io.evil.example': { auth: encoded('ann:x') } } },
  { auths: { 'https://evil.example/ghcr.io': { auth: encoded('ann:x') } } },
  { auths: { 'docker.io': { auth: encoded('ann:x') } } },
  { auths: 'text' },
  { auths: { 'ghcr.io': 'text' } },
  { credHelpers: { 'quay.io': 'other' } },
  null,
  [],
])('there is none in %j', (configuration) => {
  expect(loginEntryIn(configuration, 'ghcr.io')).toEqual({ kind: 'none' })
})

test.each([
  [{ credsStore: 'pass' }, 'pass'],
  [{ credsStore: 'pass', auths: { 'ghcr.io': { auth: encoded('ann:x') } } }, 'pass'],
  [{ credsStore: 'pass', credHelpers: { 'ghcr.io': 'gh' } }, 'gh'],
  [{ credsStore: 'pass', credHelpers: { 'quay.io': 'gh' } }, 'pass'],
])('a helper has it: %j', (configuration, name) => {
  expect(loginEntryIn(configuration, 'ghcr.io')).toEqual({ kind: 'helper', name })
})

test('an empty helper excludes a registry from the store', () => {
  const configuration = {
    credsStore: 'pass',
    credHelpers: { 'ghcr.io': '' },
    auths: { 'ghcr.io': { auth: encoded('ann:x') } },
  }
  expect(loginEntryIn(configuration, 'ghcr.io')).toMatchObject({ kind: 'login', login: ann })
})

test.each([
  [
    { ServerURL: 'ghcr.io', Username: 'ann', Secret: 'x' },
    { ...ann, serveraddress: 'ghcr.io' },
  ],
  [
    { Username: '<token>', Secret: 'abc' },
    { identitytoken: 'abc', serveraddress: 'ghcr.io' },
  ],
  [{ Username: 'ann' }, undefined],
  [{}, undefined],
  [null, undefined],
])('a helper answers %j', (answer, login) => {
  expect(loginOfHelper(answer, 'ghcr.io')).toEqual(login)
})
