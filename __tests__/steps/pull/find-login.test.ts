import { describe, expect, test } from '@jest/globals'
import { findLogin } from '../../../src/steps/pull/find-login.ts'
import { type Entry, memoryFiles } from '../../facts/memory-files.ts'
import { fakeCommands, makeTools } from '../make-tools.ts'

const auth = Buffer.from('ann:x').toString('base64')
const login = { username: 'ann', password: 'x', serveraddress: 'ghcr.io' }
const path = '/job/docker/config.json'
const environment = { DOCKER_CONFIG: '/job/docker' }

const find = (
  file: Entry | undefined,
  more: Record<string, string> = {},
  runCommand = makeTools().runCommand,
) =>
  findLogin('ghcr.io/team/app:1', {
    files: memoryFiles(file === undefined ? {} : { [path]: file }),
    environment: { ...environment, ...more },
    runCommand,
  })

describe('a login in config.json', () => {
  test('is found in the directory of DOCKER_CONFIG', async () => {
    expect(await find(JSON.stringify({ auths: { 'ghcr.io': { auth } } }))).toEqual({
      login,
      origin: path,
      problem: null,
    })
  })

  test.each([
    ['is missing without a problem if there is no file', undefined, null],
    ['is missing without a problem if there is none for this registry', '{}', null],
    ['has a problem if the file cannot be read', { fails: 'EACCES' }, expect.stringContaining('EACCES')],
    [
      'has a problem if the file is not JSON',
      `{"auths": {"ghcr.io": {"auth": "${auth}"`,
      'it is not a JSON object',
    ],
    [
      'has a problem if the entry cannot be decoded',
      '{"auths": {"ghcr.io": {"auth": "%"}}}',
      expect.any(String),
    ],
  ])('%s', async (_, file, problem) => {
    const found = await find(file)
    expect(found).toEqual({ login: null, origin: path, problem })
    expect(JSON.stringify(found)).not.toContain(auth)
  })
})

describe('a login in DOCKER_AUTH_CONFIG', () => {
  const file = JSON.stringify({ auths: { 'ghcr.io': { auth: Buffer.from('old:y').toString('base64') } } })

  test('takes precedence', async () => {
    const variable = JSON.stringify({ auths: { 'ghcr.io': { auth } } })
    expect(await find(file, { DOCKER_AUTH_CONFIG: variable })).toEqual({
      login,
      origin: 'DOCKER_AUTH_CONFIG',
      problem: null,
    })
  })

  test.each(['{"auths": {"quay.io": {}}}', '{"credsStore": "pass"}', 'nonsense', 'null'])(
    'for other registries is ignored: %s',
    async (variable) => {
      expect(await find(file, { DOCKER_AUTH_CONFIG: variable })).toMatchObject({
        login: { username: 'old' },
        origin: path,
      })
    },
  )
})

test('the login of a credential helper is used for its registry', async () => {
  const { runCommand, ran } = fakeCommands(() => ({ stdout: '{"Username":"ann","Secret":"x"}' }))
  const origin = `docker-credential-gh (${path})`
  expect(await find('{"credHelpers": {"ghcr.io": "gh"}}', {}, runCommand)).toEqual({
    login,
    origin,
    problem: null,
  })
  expect(ran).toEqual(['docker-credential-gh get'])
})
