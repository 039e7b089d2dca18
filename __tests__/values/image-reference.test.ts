import { expect, test } from '@jest/globals'
import { digestOf, isPinned, registryOf, splitReference } from '../../src/values/image-reference.ts'

test.each([
  ['alpine', 'alpine', 'latest'],
  ['alpine:3.22', 'alpine', '3.22'],
  ['team/app:1', 'team/app', '1'],
  ['registry.example:5000/team/app', 'registry.example:5000/team/app', 'latest'],
  ['registry.example:5000/team/app:1.2', 'registry.example:5000/team/app', '1.2'],
  ['localhost:5000/app', 'localhost:5000/app', 'latest'],
])('%s is %s at %s', (reference, name, tag) => {
  expect(splitReference(reference)).toEqual([name, tag])
})

test.each([
  ['alpine', 'docker.io'],
  ['docker:29.7.2-dind', 'docker.io'],
  ['moby/buildkit:v0.31.0', 'docker.io'],
  ['docker.io/library/alpine', 'docker.io'],
  ['index.docker.io/library/alpine', 'docker.io'],
  ['ghcr.io/acme/app@sha256:0', 'ghcr.io'],
  ['registry:5000/app', 'registry:5000'],
  ['127.0.0.1:40123/team/app:1', '127.0.0.1:40123'],
  ['localhost/app', 'localhost'],
  ['Registry/app', 'Registry'],
  ['localhost', 'docker.io'],
])('the registry of %s', (reference, registry) => {
  expect(registryOf(reference)).toBe(registry)
})

test.each([
  ['docker:29.7.2-dind', true],
  ['moby/buildkit:v0.31.0', true],
  ['alpine@sha256:0123', true],
  ['registry:5000/app:1.2.3', true],
  ['docker:29.7.12', true],
  ['registry:1.2.3/app', false],
  ['alpine', false],
  ['alpine:3.22', false],
  ['docker:dind-1.2.3', false],
])('%s is pinned: %s', (reference, expected) => expect(isPinned(reference)).toBe(expected))

test.each([
  ['docker:29.7.2-dind', ['docker@sha256:1'], 'sha256:1'],
  ['docker.io/library/docker:29.7.2-dind', ['docker@sha256:1'], 'sha256:1'],
  ['index.docker.io/team/app', ['team/app@sha256:1'], 'sha256:1'],
  ['registry.example:5000/app:1', ['app@sha256:1', 'registry.example:5000/app@sha256:2'], 'sha256:2'],
  ['docker:29@sha256:3', ['docker@sha256:3'], 'sha256:3'],
  ['team/app:1', ['other/app@sha256:1'], null],
  ['team/app:1', [], null],
])('the digest of %s among %j is %s', (reference, digests, digest) => {
  expect(digestOf(reference, digests)).toBe(digest)
})
