import { expect, test } from '@jest/globals'
import type { CommandResult, RunCommand } from '../../../src/platform/command.ts'
import { askHelper } from '../../../src/steps/pull/ask-helper.ts'
import { fakeCommands, makeTools } from '../make-tools.ts'

const origin = 'docker-credential-gh (/job/docker/config.json)'
const ask = (runCommand: RunCommand) => askHelper('gh', 'ghcr.io', '/job/docker/config.json', { runCommand })

test('a credential helper gets the registry on standard input and answers in JSON', async () => {
  const asked: unknown[] = []
  const found = await ask(async (program, words, { input }) => {
    asked.push([program, words, input])
    const stdout = '{"ServerURL":"ghcr.io","Username":"ann","Secret":"x"}\n'
    return { exitCode: 0, stdout, stderr: '', timedOut: false }
  })
  const login = { username: 'ann', password: 'x', serveraddress: 'ghcr.io' }
  expect(found).toEqual({ login, origin, problem: null })
  expect(asked).toEqual([['docker-credential-gh', ['get'], 'ghcr.io']])
})

const notFound = 'credentials not found in native keychain\n'
const uninitialized = 'error getting credentials - pass store is uninitialized'
const cases: readonly (readonly [string, Partial<CommandResult>, string | null])[] = [
  ['has no login', { exitCode: 1, stdout: notFound }, null],
  ['has an empty secret', { stdout: '{"Username":"ann","Secret":""}' }, null],
  ['hangs', { exitCode: null, timedOut: true }, 'it did not answer within 20 s'],
  [
    'fails',
    { exitCode: 1, stdout: `${uninitialized}\nmore` },
    `it failed with exit code 1: ${uninitialized}`,
  ],
  [
    'fails after printing a secret',
    { exitCode: 2, stdout: '{"Secret":"x-1-y"}' },
    'it failed with exit code 2',
  ],
  ['answers nonsense', { stdout: 'x-1-y' }, 'its output is not JSON'],
]

test.each(cases)('a credential helper that %s gives no login', async (_, answer, problem) => {
  expect(await ask(fakeCommands(() => answer).runCommand)).toEqual({ login: null, origin, problem })
})

test('a credential helper that is not installed gives no login', async () => {
  const problem = 'the program is not on the PATH'
  expect(await ask(makeTools().runCommand)).toEqual({ login: null, origin, problem })
})
