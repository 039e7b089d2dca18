import { describe, expect, test } from '@jest/globals'
import { nothingInherited } from '../../../src/plan/inherit/inherited.ts'
import { labelsOf } from '../../../src/plan/job.ts'
import type { CreateBuilder } from '../../../src/plan/plan.ts'
import { inheritSettings } from '../../../src/steps/builder/inherit-settings.ts'
import { type Entry, memoryFiles } from '../../facts/memory-files.ts'
import { job } from '../../plan/make-situation.ts'
import { fakeDocker, makeTools } from '../make-tools.ts'

const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`
const defaultFile = '/temp/buildx/buildkitd.default.toml'

type Image = { readonly options: readonly string[]; readonly text: string | null }

async function inherit(
  inherited: Partial<typeof nothingInherited>,
  buildkitdConfiguration = '',
  given: Readonly<Record<string, Entry>> = {},
  image: Partial<Image> = {},
) {
  const step: CreateBuilder = {
    kind: 'create-builder',
    name: 'mine',
    buildx: { program: 'buildx', environment: {} },
    folder: '/temp/buildx',
    nodes: [
      { name: 'mine0', endpoint: '', platforms: [], daemon: { host: 'unix:///a', certificates: null } },
    ],
    labels: labelsOf(job),
    keepState: false,
    cleanup: true,
    use: true,
    debug: false,
    inherited: { ...nothingInherited, ...inherited },
    secret: {
      settings: [{ driverOptions: image.options ?? [], buildkitdFlags: '' }],
      buildkitdConfiguration,
      githubToken: '',
    },
  }
  const written: Record<string, string> = {}
  const did: string[] = []
  const docker = fakeDocker({
    createContainer: async ({ Image, name }) => {
      did.push(`create ${name} of ${Image}`)
      if (image.text === undefined) throw new Error('No such image')
      return 'id'
    },
    readContainerFile: async (_, path) => {
      did.push(`read ${path}`)
      return image.text == null ? null : Buffer.from(image.text)
    },
    removeContainer: async (name) => void did.push(`remove ${name}`),
  })
  const files = {
    ...memoryFiles(given),
    writeText: async (path: string, text: string | Uint8Array, mode: number) => {
      written[path] = `${mode.toString(8)} ${text}`
    },
  }
  const result = await inheritSettings(step, makeTools({ files, connect: () => docker }))
  return { did, toml: result.step.secret.buildkitdConfiguration, inherited: result.inherited, written }
}
const mirrors = ['https://mirror.example/']

test.each([
  ['none', ''],
  ['the text of the user, unchanged', '# mine\ndebug = true\n'],
])('nothing to inherit: the configuration is %s', async (_, text) => {
  // With none, Buildx takes the default configuration by itself.
  const { toml, written } = await inherit({}, text, { [defaultFile]: 'debug = true' })
  expect([toml, written]).toEqual([text, {}])
})

test("the user's default configuration is kept, which Buildx ignores beside another one", async () => {
  const { toml } = await inherit({ mirrors }, '', { [defaultFile]: 'debug = true\n' })
  expect(toml).toBe('debug = true\n\n[registry."docker.io"]\nmirrors = [ "mirror.example" ]\n')
})

test('a configuration that is given replaces the default one', async () => {
  const { toml } = await inherit({ mirrors }, 'trace = true\n', { [defaultFile]: 'debug = true\n' })
  expect(toml).toBe('trace = true\n\n[registry."docker.io"]\nmirrors = [ "mirror.example" ]\n')
})

test('mirrors of the user are reported as not inherited', async () => {
  const own = '[registry."docker.io"]\nmirrors = [ "mine.example" ]\n'
  const { toml, inherited } = await inherit({ mirrors }, own)
  expect(toml).toContain('mine.example')
  expect(inherited.mirrors).toEqual([])
})

test('private CAs are in one file, each once, and without the keys that are beside them', async () => {
  const files = { '/a.crt': `${pem('AAAA')}\n`, '/b.crt': `${pem('AAAA')}\nKEY\n${pem('BBBB')}` }
  const { toml, written } = await inherit({ authorities: { files: Object.keys(files), count: 2 } }, '', files)
  expect(written).toEqual({
    '/temp/buildx/private-authorities.pem': `600 ${pem('AAAA')}\n${pem('BBBB')}\n`,
  })
  expect(toml).toBe(
    '[registry."private-authorities.berth.invalid"]\nca = [ "/temp/buildx/private-authorities.pem" ]\n',
  )
})

test('a default configuration that is no TOML is named, without its text', async () => {
  const broken = inherit({ mirrors }, '', { [defaultFile]: 'proxy = "hunter2"\nroot =\n' })
  await expect(broken).rejects.toMatchObject({
    code: 'builder-not-ready',
    message: expect.stringMatching(/buildkitd\.default\.toml.* is not valid TOML: line 2, column 7: /),
  })
  await expect(broken).rejects.not.toMatchObject({ message: expect.stringContaining('hunter2') })
})

describe('an image with a configuration', () => {
  const container = `berth-${job.token}-configuration`
  const options = ['image=corp.example/buildkit:1']
  const looks = [`create ${container} of corp.example/buildkit:1`, 'read /etc/buildkit/buildkitd.toml']

  test('it is kept', async () => {
    const { toml, did } = await inherit({ mirrors }, '', {}, { options, text: 'debug = true\n' })
    expect(toml).toBe('debug = true\n\n[registry."docker.io"]\nmirrors = [ "mirror.example" ]\n')
    expect(did).toEqual([...looks, `remove ${container}`])
  })

  test('one with certificates of the image stays in effect, and the settings are named', async () => {
    const text = '[registry."reg:5000"]\nca = [ "/in/the/image.pem" ]\n'
    const { toml, inherited } = await inherit({ mirrors }, '', {}, { options, text })
    // Without --config, buildkitd reads the file of the image.
    expect(toml).toBe('')
    expect(inherited.mirrors).toEqual([])
    expect(inherited.omitted).toEqual([expect.stringContaining('names certificates in the image')])
  })

  test.each([
    ['there is none', null],
    ['the daemon lacks the image', undefined],
  ])('%s: the builder has the inherited settings', async (_, text) => {
    const { toml, did } = await inherit({ mirrors }, '', {}, { options, ...(text !== undefined && { text }) })
    expect(toml).toBe('[registry."docker.io"]\nmirrors = [ "mirror.example" ]\n')
    expect(did.at(-1)).toBe(`remove ${container}`)
  })

  test.each([
    ['nothing is inherited', {}, '', {}, options],
    ['a configuration is given', { mirrors }, 'debug = true', {}, options],
    ['the user has a default one', { mirrors }, '', { [defaultFile]: '' }, options],
    ['it is the image of moby/buildkit', { mirrors }, '', {}, ['image=moby/buildkit:v0.31.0']],
    ['it is the default image', { mirrors }, '', {}, []],
  ] as const)('it is not looked for: %s', async (_, inherited, own, files, driverOptions) => {
    expect((await inherit(inherited, own, files, { options: driverOptions, text: '' })).did).toEqual([])
  })

  test('one that is no TOML is named', async () => {
    await expect(inherit({ mirrors }, '', {}, { options, text: 'root =' })).rejects.toMatchObject({
      message: expect.stringContaining('in the image of BuildKit is not valid TOML: line 1'),
    })
  })
})
