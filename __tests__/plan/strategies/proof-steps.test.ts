import { expect, test } from '@jest/globals'
import type { Step } from '../../../src/plan/plan.ts'
import type { Request } from '../../../src/plan/request.ts'
import { proofSteps } from '../../../src/plan/strategies/proof-steps.ts'
import { type ObservedDifferences, unseen } from '../../make-facts.ts'
import { makeSituation } from '../make-situation.ts'

const host = 'unix:///var/run/docker.sock'
const buildx = { program: '/usr/bin/docker-buildx', environment: {} }
const folder: Step = { kind: 'create-directory', path: '/tmp/folder' }
const embedded: Step = {
  kind: 'use-embedded-builder',
  buildx,
  name: 'default',
  endpoint: host,
}

function proofs(
  verify: Request['verify'],
  observed: ObservedDifferences = {},
  builder: readonly Step[] = [folder, embedded],
): Step[] {
  const ports = { hosts: ['127.0.0.1'], certain: true }
  const proved = { host, workspace: null, mustSeeWorkspace: true, mustPass: true, ports, builder }
  return proofSteps(makeSituation({ verify }, observed), proved)
}

test.each<[Request['verify'], string[]]>([
  ['none', []],
  ['quick', ['prove-container']],
  ['full', ['prove-container', 'prove-build']],
])('`verify: %s` runs %j', (verify, kinds) => {
  expect(proofs(verify).map(({ kind }) => kind)).toStrictEqual(kinds)
})

test.each<[string, ObservedDifferences, string]>([
  ['the user of the job', {}, '1001:118'],
  ['root on a rootless engine, where root is the user', { engine: { rootless: true } }, '0:0'],
  ['root if the user could not be seen', { ownProcess: unseen() }, '0:0'],
  ['the user of the job if the engine could not be seen', { engine: unseen() }, '1001:118'],
])('the container runs as %s', (_, observed, user) => {
  expect(proofs('quick', observed)).toMatchObject([{ user }])
})

test.each<[string, ObservedDifferences, string]>([
  ['Docker, by the kernel', {}, 'x86_64'],
  ['Podman on x86_64', { engine: { architecture: 'amd64' } }, 'x86_64'],
  ['Podman on ARM', { engine: { architecture: 'arm64' } }, 'aarch64'],
  ['another', { engine: { architecture: 's390x' } }, 's390x'],
])('the architecture is named as %s names it', (_, observed, architecture) => {
  expect(proofs('full', observed)).toMatchObject([{ architecture }, { architecture }])
})

test('the build goes by the builder of the job, in a directory of the job, and its names are its own', () => {
  const [container, build] = proofs('full')
  expect(build).toEqual({
    kind: 'prove-build',
    host,
    network: 'default',
    buildx,
    labels: expect.objectContaining({ 'berth.token': 'a1b2c3d4' }),
    architecture: 'x86_64',
    name: 'berth-1234567890-1-a1b2c3d4-build-proof',
    image: 'berth-1234567890-1-a1b2c3d4-build-proof:latest',
    directory: '/home/runner/work/_temp/berth-a1b2c3d4-build',
  })
  expect(container).toMatchObject({
    name: 'berth-1234567890-1-a1b2c3d4-proof',
    image: 'berth-1234567890-1-a1b2c3d4-proof:latest',
  })
})

test.each<[string, ObservedDifferences]>([
  ['a runner that could not be seen', { runner: unseen() }],
  ['a runner without RUNNER_TEMP', { runner: { temp: null } }],
])('the build has no directory on %s', (_, observed) => {
  expect(proofs('full', observed)[1]).toMatchObject({ directory: null })
})

test('the build goes without buildx if no step has it', () => {
  expect(proofs('full', {}, [folder])[1]).toMatchObject({ buildx: null })
})
