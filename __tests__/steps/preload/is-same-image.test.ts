import { expect, test } from '@jest/globals'
import { isSameImage } from '../../../src/steps/preload/is-same-image.ts'

const layers = ['sha256:a', 'sha256:b']
/** As Docker 20.10 with the classic image store reports an image. */
const classic = {
  Id: 'sha256:configuration',
  Created: '2026-11-21T14:36:31.297406899Z',
  Architecture: 'amd64',
  Os: 'linux',
  RootFS: { Type: 'layers', Layers: layers },
  Config: {
    Hostname: '',
    User: '',
    Env: ['PATH=/bin'],
    Cmd: ['sh'],
    Volumes: null,
    WorkingDir: '',
    Entrypoint: null,
    OnBuild: null,
    Labels: { b: '1', a: '2' },
    Image: 'sha256:parent',
  },
} as never as Parameters<typeof isSameImage>[0]
/** As Docker 29 with the containerd image store reports the same image. */
const config = { Env: ['PATH=/bin'], Cmd: ['sh'], Labels: { a: '2', b: '1' } }
const containerd = { ...classic, Id: 'sha256:manifest', Config: config as never }

test('one image in two image stores is the same, although they give it other IDs', () => {
  expect(isSameImage(classic, containerd)).toBe(true)
  expect(isSameImage(containerd, classic)).toBe(true)
})

test.each<[string, object]>([
  ['layers', { RootFS: { Layers: ['sha256:a'] } }],
  ['order of layers', { RootFS: { Layers: layers.toReversed() } }],
  ['creation', { Created: '2026-11-21T14:36:31.298Z' }],
  ['architecture', { Architecture: 'arm64' }],
  ['command', { Config: { ...config, Cmd: ['bash'] } }],
  ['variables', { Config: { ...config, Env: ['PATH=/bin', 'A=1'] } }],
  ['labels', { Config: { ...config, Labels: { a: '2' } } }],
  ['user', { Config: { ...config, User: '1000' } }],
])('another %s is another image', (_, differences) => {
  expect(isSameImage(classic, { ...containerd, ...differences } as typeof classic)).toBe(false)
})

test('the same ID is the same image', () => {
  expect(isSameImage(classic, { ...containerd, Id: classic.Id, Created: '' })).toBe(true)
})
