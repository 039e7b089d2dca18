import { describe, expect, test } from '@jest/globals'
import { readBuildkitdConfiguration } from '../../src/action/read-buildkitd-configuration.ts'
import { checkToml } from '../../src/platform/toml.ts'
import { memoryFiles } from '../facts/memory-files.ts'

const toml = '[registry."docker.io"]\nmirrors = ["mirror.example"]\n'
const files = memoryFiles({
  '/job/app/ci/buildkitd.toml': toml,
  '/job/app/broken.toml': 'debug = true\nroot = \n',
})

const configurationOf = (inputs: Readonly<Record<string, string>>) =>
  readBuildkitdConfiguration((name) => inputs[name] ?? '', { GITHUB_WORKSPACE: '/job/app' }, files, checkToml)

describe('the configuration of BuildKit is', () => {
  test.each([
    ['empty if no input gives one', {}, ''],
    ['the text of a file in the workspace', { 'buildkitd-config': 'ci/buildkitd.toml' }, toml],
    ['the text of a file elsewhere', { 'buildkitd-config': '/job/app/ci/buildkitd.toml' }, toml],
    ['the text of the input', { 'buildkitd-config-inline': toml }, toml],
  ])('%s', async (_, inputs, text) => {
    expect(await configurationOf(inputs)).toBe(text)
  })
})

describe('before anything is created, an error names', () => {
  test.each([
    [
      'both inputs',
      { 'buildkitd-config': 'ci/buildkitd.toml', 'buildkitd-config-inline': toml },
      /`buildkitd-config` and `buildkitd-config-inline` are both set/,
    ],
    [
      'a file that is not there',
      { 'buildkitd-config': 'none.toml' },
      /\/job\/app\/none\.toml, which cannot be read/,
    ],
    ['line and column of a file', { 'buildkitd-config': 'broken.toml' }, /broken\.toml, line 2, column \d/],
    ['line and column of the text', { 'buildkitd-config-inline': 'a = 1\nb = [' }, /line 2, column \d/],
    ['a key that is set twice', { 'buildkitd-config-inline': 'a = 1\na = 2' }, /line 2, column \d/],
  ])('%s', async (_, inputs, message) => {
    await expect(configurationOf(inputs)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(message),
    })
  })

  test('no line of the configuration, which can hold a password', async () => {
    const failing = configurationOf({
      'buildkitd-config-inline': 'proxy = "http://ann:hunter2@proxy"\nbroken =',
    })
    await expect(failing).rejects.not.toMatchObject({ message: expect.stringContaining('hunter2') })
  })
})
