import { expect, test } from '@jest/globals'
import { runBuildx } from '../../../src/steps/builder/run-buildx.ts'
import { fakeCommands } from '../make-tools.ts'

const buildx = { program: 'buildx', environment: { BUILDX_CONFIG: '/temp/buildx' } }

test('gives its standard output, in the environment of later steps', async () => {
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
    'its words',
    { exitCode: 1, stderr: 'ERROR: no builder "mine" found\n' },
    /no builder "mine" found/,
    /in the group "Set up"/,
  ],
  [
    'its error, and not the link that comes last',
    {
      exitCode: 1,
      stderr: 'ERROR: invalid value "b", expecting k=v\n\nLearn more at https://docs.docker.com/go\n',
    },
    /expecting k=v$/,
    /driver-opts/,
  ],
  [
    'that a registry is not found',
    { exitCode: 1, stderr: 'ERROR: failed to resolve source metadata: no such host' },
    /no such host/,
    /mirror/,
  ],
  [
    'that privileges are refused',
    { exitCode: 1, stderr: 'ERROR: unable to apply caps: operation not permitted' },
    /apply caps/,
    /driver: docker/,
  ],
  ['silence', { exitCode: 2 }, /it said nothing/, /in the group "Set up"/],
  [
    'that it hung',
    { exitCode: null, timedOut: true, stderr: '#1 booting' },
    /did not end within 180 s: #1 booting/,
    /./,
  ],
] as const)('an end without success tells %s', async (_, result, message, remedy) => {
  const { runCommand } = fakeCommands(() => result)
  await expect(runBuildx(buildx, ['inspect', 'mine'], { showCommand: runCommand })).rejects.toMatchObject({
    code: 'builder-not-ready',
    message: expect.stringMatching(message),
    remedy: expect.stringMatching(remedy),
  })
})
