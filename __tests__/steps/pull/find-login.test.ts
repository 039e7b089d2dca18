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

describe('in config.json', () => {
  test('of DOCKER_CONFIG', async () => {
    expect(await find(JSON.stringify({ auths: { 'ghcr.io': { auth } } }))).toEqual({
      login,
      origin: path,
      problem: null,
    })
  })

  test.each([
    ['without such a file there is none, which is no problem', undefined, null],
    ['no login of this registry is no problem', '{}', null],
    ['a file that may not be read is one', { fails: 'EACCES' }, expect.stringContaining('EACCES')],
    ['a file that is no JSON is one', `{"auths": {"ghcr.io": {"auth": "${auth}"`, 'it is not a JSON object'],
    ['an entry that cannot be decoded is one', '{"auths": {"ghcr.io": {"auth": "%"}}}', expect.any(String)],
  ])('%s', async (_, file, problem) => {
    const found = await find(file)
    expect(found).toEqual({ login: null, origin: path, problem })
    expect(JSON.stringify(found)).not.toContain(auth)
  })
})

describe('in DOCKER_AUTH_CONFIG', () => {
  const file = JSON.stringify({ auths: { 'ghcr.io': { auth: Buffer.from('old:y').toString('base64') } } })

  test('comes first', async () => {
    const variable = JSON.stringify({ auths: { 'ghcr.io': { auth } } })
    expect(await find(file, { DOCKER_AUTH_CONFIG: variable })).toEqual({
      login,
      origin: 'DOCKER_AUTH_CONFIG',
      problem: null,
    })
  })

  test.each(['{"auths": {"quay.io": {}}}', '{"credsStore": "pass"}', 'nonsense', 'null'])(
    'that does not name the registry leaves it to the file: %s',
    async (variable) => {
      expect(await find(file, { DOCKER_AUTH_CONFIG: variable })).toMatchObject({
        login: { username: 'old' },
        origin: path,
      })
    },
  )
})

test('a credential helper is asked for the registry that it is configured for', async () => {
  const { runCommand, ran } = fakeCommands(() => ({ stdout: '{"Username":"ann","Secret":"x"}' }))
  const origin = `docker-credential-gh (${path})`
  expect(await find('{"credHelpers": {"ghcr.io": "gh"}}', {}, runCommand)).toEqual({
    login,
    origin,
    problem: null,
  })
  expect(ran).toEqual(['docker-credential-gh get'])
})
