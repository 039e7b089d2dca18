import { describe, expect, test } from '@jest/globals'
import type { ObtainImage } from '../../src/plan/plan.ts'
import type { Docker } from '../../src/platform/docker.ts'
import { obtainImage } from '../../src/steps/obtain-image.ts'
import type { RegistryLogin } from '../../src/values/registry-logins.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { fakeDocker, makeTools } from './make-tools.ts'

const reference = 'ghcr.io/team/app:1'
const configuration = '/job/docker/config.json'
const auths = { 'ghcr.io': { auth: Buffer.from('ann:x').toString('base64') } }

/** Runs the step on an engine whose pulls fail with the errors that `pull` gives. */
async function obtain(
  pull: (login: RegistryLogin | null, attempt: number) => unknown,
  { purpose = 'daemon', config = {} }: { purpose?: ObtainImage['purpose']; config?: unknown } = {},
) {
  const logins: (RegistryLogin | null)[] = []
  const pullImage: Docker['pullImage'] = async (_, login) => {
    logins.push(login)
    const error = pull(login, logins.length)
    if (error) throw error
  }
  const docker = fakeDocker({ inspectImage: async () => null, ping: async () => {}, pullImage })
  const tools = makeTools({
    connect: () => docker,
    files: memoryFiles({ [configuration]: JSON.stringify(config) }),
    environment: { DOCKER_CONFIG: '/job/docker' },
  })
  const step = { kind: 'obtain-image', reference, purpose } as const
  const error: unknown = await obtainImage.apply(step, tools, {}).then(
    () => undefined,
    (reason) => reason,
  )
  return { error, logins, reported: tools.reported }
}

const denied = new Error('denied: requested access to the resource is denied')
const cut = new Error('connection reset by peer')

test('a present image is not pulled again', async () => {
  const docker = fakeDocker({ inspectImage: async () => ({ Id: 'sha256:7', RepoDigests: [] }) as never })
  const step = { kind: 'obtain-image', reference, purpose: 'builder' } as const
  expect(await obtainImage.apply(step, makeTools({ connect: () => docker }), {})).toEqual({})
})

test.each([
  [['other/app@sha256:1', 'ghcr.io/team/app@sha256:3'], 'sha256:3'],
  [[], null],
])('the digest of the image of the job daemon is in the results: %j', async (digests, digest) => {
  const docker = fakeDocker({
    inspectImage: async () => ({ Id: 'sha256:7', RepoDigests: digests }) as never,
  })
  const step = { kind: 'obtain-image', reference, purpose: 'daemon' } as const
  expect(await obtainImage.apply(step, makeTools({ connect: () => docker }), {})).toEqual({
    daemonImage: { reference, id: 'sha256:7', digest },
  })
})

describe('an image is pulled', () => {
  test('with the login for its registry, which does not appear in the log', async () => {
    const { error, logins, reported } = await obtain(() => {}, { config: { auths } })
    expect(error).toBeUndefined()
    expect(logins).toEqual([{ username: 'ann', password: 'x', serveraddress: 'ghcr.io' }])
    expect(reported).toMatchObject({
      log: [`Pulling ${reference} with the login from ${configuration}`],
      warnings: [],
    })
  })

  test('without a login if there is none', async () => {
    expect(await obtain(() => {})).toMatchObject({
      error: undefined,
      logins: [null],
      reported: { log: [`Pulling ${reference} without a login`] },
    })
  })

  test('without a login if the credential helper is missing, with a warning', async () => {
    const { error, logins, reported } = await obtain(() => {}, { config: { credsStore: 'pass' } })
    expect(error).toBeUndefined()
    expect(logins).toEqual([null])
    expect(reported.warnings).toEqual([
      `The login from docker-credential-pass (${configuration}) cannot be used: the program is not on the PATH. Pulling without a login.`,
    ])
  })

  test('without a login if the registry refuses the login and the image is public', async () => {
    const { error, logins, reported } = await obtain((login) => login && denied, { config: { auths } })
    expect(error).toBeUndefined()
    expect(logins).toEqual([expect.anything(), null])
    expect(reported.warnings).toEqual([expect.stringContaining(`refused the login from ${configuration}`)])
  })

  test('again after the delay that the registry asks for', async () => {
    const busy = new Error('toomanyrequests: retry-after: 1.1µs, allowed: 44000/minute')
    const { error, logins } = await obtain((_, attempt) => attempt === 1 && busy)
    expect(error).toBeUndefined()
    expect(logins).toHaveLength(2)
  })
})

describe('an image that cannot be pulled', () => {
  test.each([
    ['refused without a login', denied, {}, 1, 'no login for ghcr.io in /job/docker/config.json'],
    ['refused with a login', denied, { auths }, 2, 'with the login from /job/docker/config.json'],
    ['missing', new Error('manifest unknown'), {}, 1, 'ghcr.io has no image ghcr.io/team/app:1'],
    ['of another platform', new Error('no matching manifest for linux/arm64'), {}, 1, 'has no variant for'],
    [
      'over the pull limit',
      new Error('reached your pull rate limit'),
      {},
      1,
      "Docker Hub's pull limit is reached",
    ],
    [
      'rate-limited for an hour',
      new Error('toomanyrequests: retry-after: 60m'),
      {},
      1,
      'could not be pulled',
    ],
  ])(
    'because it is %s is not tried again, and the error names the cause',
    async (_, refusal, config, pulls, words) => {
      const { error, logins } = await obtain(() => refusal, { config })
      expect(logins).toHaveLength(pulls)
      expect(error).toMatchObject({
        code: 'image-unavailable',
        message: expect.stringMatching(new RegExp(`${words}.*${refusal.message}`)),
        cause: refusal,
      })
    },
  )

  test.each([
    [denied, {}, 'docker/login-action with `registry: ghcr.io`'],
    [denied, { auths }, 'its token has not expired'],
    [new Error('reached your pull rate limit'), {}, 'docker/login-action'],
    [new Error('manifest unknown'), {}, '`dind-image`'],
  ])('gives a remedy: %s %j', async (refusal, config, words) => {
    expect((await obtain(() => refusal, { config })).error).toMatchObject({
      remedy: expect.stringContaining(words),
    })
  })

  test('is left to buildx if the credential helper failed', async () => {
    const patient = { purpose: 'builder' } as const
    const broken = await obtain(() => denied, { ...patient, config: { credsStore: 'pass' } })
    expect(broken.error).toBeUndefined()
    expect(broken.reported.warnings.at(-1)).toMatch(
      /refused the image .* buildx will try to pull the image itself\.$/,
    )
  })

  test('is not left to buildx if the registry refuses the login', async () => {
    const { error } = await obtain(() => denied, { purpose: 'builder', config: { auths } })
    expect(error).toMatchObject({ remedy: expect.stringContaining('token has not expired') })
  })

  test('is retried while the connection fails, and then left to buildx', async () => {
    const { error, logins, reported } = await obtain(() => cut, { purpose: 'builder' })
    expect(error).toBeUndefined()
    expect(logins).toHaveLength(3)
    expect(reported.log).toContain(`Retrying in 2 s: pulling ${reference} failed (connection reset by peer)`)
  }, 30_000)
})
