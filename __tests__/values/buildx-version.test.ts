import { expect, test } from '@jest/globals'
import { parseBuildxVersion } from '../../src/values/buildx-version.ts'

const official = 'docker/buildx'
const desktop = 'docker/buildx-desktop'

test.each([
  ['', null, { kind: 'installed' }],
  ['', 'docker-container', { kind: 'installed' }],
  ['', 'cloud', { kind: 'newest', repository: desktop, channel: 'latest' }],
  ['latest', null, { kind: 'newest', repository: official, channel: 'latest' }],
  ['latest', 'cloud', { kind: 'newest', repository: desktop, channel: 'latest' }],
  ['edge', null, { kind: 'newest', repository: official, channel: 'edge' }],
  ['cloud:latest', null, { kind: 'newest', repository: desktop, channel: 'latest' }],
  ['lab:latest', 'cloud', { kind: 'newest', repository: desktop, channel: 'latest' }],
  ['v0.36.1', null, { kind: 'release', repository: official, version: '0.36.1' }],
  ['0.36.1', null, { kind: 'release', repository: official, version: '0.36.1' }],
  ['v0.36.0-rc1', null, { kind: 'release', repository: official, version: '0.36.0-rc1' }],
  ['cloud:v0.18.0-desktop.2', null, { kind: 'release', repository: desktop, version: '0.18.0-desktop.2' }],
  ['lab:0.18.0-desktop.2', null, { kind: 'release', repository: desktop, version: '0.18.0-desktop.2' }],
  ['v0.18.0-desktop.2', 'cloud', { kind: 'release', repository: desktop, version: '0.18.0-desktop.2' }],
])('%j with the driver %s', (text, driver, version) => {
  expect(parseBuildxVersion(text, driver)).toEqual(version)
})

test.each([
  'https://github.com/docker/buildx.git',
  'https://github.com/docker/buildx.git#master',
  'https://github.com/docker/buildx.git#refs/pull/2/head',
  'http://git.example:8080/buildx.git#v1',
  'git://git.example/buildx',
  'git@github.com:docker/buildx.git#main',
  'ssh://git@git.example/buildx.git',
  'github.com/docker/buildx#master',
])('%s is a git reference', (reference) => {
  expect(parseBuildxVersion(reference, null)).toEqual({ kind: 'source', reference })
})

test.each([
  'v0.36',
  '36',
  'newest',
  'v0.36.1 --push',
  '--help',
  'https://github.com/docker/buildx',
  'https://user:password@git.example/buildx.git',
  'https://token@git.example/buildx.git#main',
  'ssh://git:password@git.example/buildx.git',
  'https://github.com/docker/buildx.git --output=/',
  'https://github.com/docker/buildx/releases/download/v0.36.1/buildx',
  'other:v0.36.1',
  '../0.36.1',
  'v0.36.1/../..',
  'v0.36.1\n',
])('%j is no version', (text) => {
  expect(parseBuildxVersion(text, null)).toBeNull()
})
