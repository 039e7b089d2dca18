import { expect, test } from '@jest/globals'
import { runBuildx } from '../../../src/steps/builder/run-buildx.ts'
import { fakeCommands } from '../make-tools.ts'

const buildx = { program: 'buildx', environment: { BUILDX_CONFIG: '/temp/buildx' } }

test('buildx runs in the environment of later steps, and its standard output is returned', async () => {
  let environment: unknown
  const runCommand = async (_: string, __: readonly string[], options: { environment?: unknown }) => {
    environment = options.environment
    return { exitCode: 0, stdout: 'mine\n', stderr: '', timedOut: false }
  }
  expect(await runBuildx(buildx, ['ls'], { showCommand: runCommand })).toBe('mine\n')
  expect(environment).toEqual(buildx.environment)
})

test.each([
  [
    'the error line',
    { exitCode: 1, stderr: 'ERROR: no builder "mine" found\n' },
    /no builder "mine" found/,
    /Read the full output of buildx/,
  ],
  [
    'the error line rather than the link in the last line',
    {
      exitCode: 1,
      stderr: 'ERROR: invalid value "b", expecting k=v\n\nLearn more at https://docs.docker.com/go\n',
    },
    /expecting k=v$/,
    /driver-opts/,
  ],
  [
    'the exit code, if BuildKit refuses a flag',
    {
      exitCode: 1,
      stderr:
        '/buildkitd: flag provIncorrect Usage: flag provided but not defined: -foo\n------\nERROR: exit code 126\n',
    },
    /exit code 126$/,
    /buildkitd-flags/,
  ],
  [
    'an unknown registry',
    { exitCode: 1, stderr: 'ERROR: failed to resolve source metadata: no such host' },
    /no such host/,
    /mirror/,
  ],
  [
    'refused privileges',
    { exitCode: 1, stderr: 'ERROR: unable to apply caps: operation not permitted' },
    /apply caps/,
    /driver: docker/,
  ],
  ['an empty output', { exitCode: 2 }, /no output/, /Read the full output of buildx/],
  [
    'a timeout',
    { exitCode: null, timedOut: true, stderr: '#1 booting' },
    /did not end within 180 s: #1 booting/,
    /./,
  ],
] as const)('the error of a failed buildx contains %s', async (_, result, message, remedy) => {
  const { runCommand } = fakeCommands(() => result)
  await expect(runBuildx(buildx, ['inspect', 'mine'], { showCommand: runCommand })).rejects.toMatchObject({
    code: 'builder-not-ready',
    message: expect.stringMatching(message),
    remedy: expect.stringMatching(remedy),
  })
})
