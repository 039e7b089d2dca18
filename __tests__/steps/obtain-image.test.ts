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

/** An engine whose pulls end as `pull` says, and what came of the step. */
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
  return { error, logins, told: tools.told }
}

const denied = new Error('denied: requested access to the resource is denied')
const cut = new Error('connection reset by peer')

test('an image that is there is not asked for again', async () => {
  const docker = fakeDocker({ inspectImage: async () => ({}) as never })
  const step = { kind: 'obtain-image', reference, purpose: 'daemon' } as const
  expect(await obtainImage.apply(step, makeTools({ connect: () => docker }), {})).toEqual({})
})

describe('an image is pulled', () => {
  test('with the login of its registry, whose content is nowhere in the log', async () => {
    const { error, logins, told } = await obtain(() => {}, { config: { auths } })
    expect(error).toBeUndefined()
    expect(logins).toEqual([{ username: 'ann', password: 'x', serveraddress: 'ghcr.io' }])
    expect(told).toMatchObject({
      log: [`Pulling ${reference} with the login from ${configuration}`],
      warnings: [],
    })
  })

  test('without one if there is none', async () => {
    expect(await obtain(() => {})).toMatchObject({
      error: undefined,
      logins: [null],
      told: { log: [`Pulling ${reference} without a login`] },
    })
  })

  test('without one if a helper is missing, with a warning', async () => {
    const { error, logins, told } = await obtain(() => {}, { config: { credsStore: 'pass' } })
    expect(error).toBeUndefined()
    expect(logins).toEqual([null])
    expect(told.warnings).toEqual([
      `The login from docker-credential-pass (${configuration}) cannot be used: there is no such program on the PATH. Pulling without it.`,
    ])
  })

  test('without one if the registry refuses the login and gives the image to everyone', async () => {
    const { error, logins, told } = await obtain((login) => login && denied, { config: { auths } })
    expect(error).toBeUndefined()
    expect(logins).toEqual([expect.anything(), null])
    expect(told.warnings).toEqual([expect.stringContaining(`The login from ${configuration} was refused`)])
  })

  test('at once after a pause that the registry asks for', async () => {
    const busy = new Error('toomanyrequests: retry-after: 1.1µs, allowed: 44000/minute')
    const { error, logins } = await obtain((_, attempt) => attempt === 1 && busy)
    expect(error).toBeUndefined()
    expect(logins).toHaveLength(2)
  })
})

describe('an image that cannot be pulled', () => {
  test.each([
    ['refused without a login', denied, {}, 1, 'there is no login for ghcr.io in /job/docker/config.json'],
    ['refused with a login', denied, { auths }, 2, 'with the login from /job/docker/config.json'],
    ['not there', new Error('manifest unknown'), {}, 1, 'ghcr.io has no image ghcr.io/team/app:1'],
    ['of another platform', new Error('no matching manifest for linux/arm64'), {}, 1, 'has no variant for'],
    [
      'beyond a limit',
      new Error('reached your pull rate limit'),
      {},
      1,
      "Docker Hub's pull limit is reached",
    ],
    [
      'to be asked for in an hour',
      new Error('toomanyrequests: retry-after: 60m'),
      {},
      1,
      'could not be pulled',
    ],
  ])(
    'as it is %s is not asked for again, and the error says so',
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
  ])('has a remedy: %s %j', async (refusal, config, words) => {
    expect((await obtain(() => refusal, { config })).error).toMatchObject({
      remedy: expect.stringContaining(words),
    })
  })

  test('of BuildKit is left to buildx if the connection fails, or a helper did', async () => {
    const patient = { purpose: 'builder' } as const
    const broken = await obtain(() => denied, { ...patient, config: { credsStore: 'pass' } })
    expect(broken.error).toBeUndefined()
    expect(broken.told.warnings.at(-1)).toMatch(/refused the image .* buildx tries next\.$/)
  })

  test('of BuildKit is not left to buildx if the registry has answered', async () => {
    const { error } = await obtain(() => denied, { purpose: 'builder', config: { auths } })
    expect(error).toMatchObject({ remedy: expect.stringContaining('token has not expired') })
  })

  test('is asked for again while the connection fails, and BuildKit is then left to buildx', async () => {
    const { error, logins, told } = await obtain(() => cut, { purpose: 'builder' })
    expect(error).toBeUndefined()
    expect(logins).toHaveLength(3)
    expect(told.log).toContain(`Pulling ${reference} failed (connection reset by peer). Next attempt in 2 s`)
  }, 30_000)
})
