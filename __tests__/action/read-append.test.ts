import { describe, expect, test } from '@jest/globals'
import { readAppend } from '../../src/action/read-append.ts'
import { parseYaml } from '../../src/platform/yaml.ts'

const appended = (append: string) => readAppend((name) => (name === 'append' ? append : ''), parseYaml)

const plain = {
  name: null,
  endpoint: '',
  daemon: null,
  platforms: [],
  driverOptions: [],
  buildkitdFlags: '',
}

describe('the nodes of `append`:', () => {
  test.each([
    ['none', '', []],
    [
      'as docker/setup-buildx-action takes them',
      '- name: builder2\n  endpoint: ctx2\n  platforms: linux/amd64,linux/386\n  driver-opts:\n    - image=moby/buildkit:master\n    - network=host\n  buildkitd-flags: --debug\n- endpoint: ctx3\n',
      [
        {
          ...plain,
          name: 'builder2',
          endpoint: 'ctx2',
          platforms: ['linux/amd64', 'linux/386'],
          driverOptions: ['image=moby/buildkit:master', 'network=host'],
          buildkitdFlags: '--debug',
        },
        { ...plain, endpoint: 'ctx3' },
      ],
    ],
    [
      'platforms as a list, options as lines',
      '- endpoint: a\n  platforms: [linux/amd64, linux/arm64]\n  driver-opts: |\n    network=host\n    image=x,"env.A=b,c"\n',
      [
        {
          ...plain,
          endpoint: 'a',
          platforms: ['linux/amd64', 'linux/arm64'],
          driverOptions: ['network=host', 'image=x', 'env.A=b,c'],
        },
      ],
    ],
    ['keys without a value', '- endpoint: a\n  name:\n  platforms:\n', [{ ...plain, endpoint: 'a' }]],
  ])('%s', async (_, text, nodes) => {
    expect(await appended(text)).toEqual(nodes)
  })
})

describe('before anything is created, an error names', () => {
  test.each([
    [
      'line and column of text that is no YAML',
      '- a\n- [b\n',
      /^The input `append` is not valid YAML: line \d, column \d: /,
    ],
    ['a value that is no list', 'endpoint: a', /is not a list of nodes/],
    ['a node that is no map', '- ctx2', /no map of keys: append, node 1\./],
    [
      'an unknown key, and the known ones',
      '- endpoint: a\n- endpoint: b\n  driver: docker\n',
      /node 2: driver\. Known are name, endpoint, driver-opts/,
    ],
    ['a value that is no text', '- endpoint: [a]', /append, node 1, `endpoint`/],
    ['a number as a name', '- name: 7', /append, node 1, `name`/],
    ['an option that is a map', '- driver-opts:\n    - network: host\n', /append, node 1, `driver-opts`/],
    ['an option without a value', '- driver-opts:\n    - network\n', /`append, node 1` is "network"/],
    ['a platform that is none', '- platforms: amd64', /`append, node 1` is "amd64"/],
    ['a name that buildx refuses', '- name: 2nd', /`append, node 1` is "2nd"/],
    ['an endpoint that looks like a flag', '- endpoint: --use', /`append, node 1` is "--use"/],
  ])('%s', async (_, text, message) => {
    await expect(appended(text)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(/`/),
    })
  })
})
