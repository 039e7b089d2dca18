import { expect, test } from '@jest/globals'
import type { ProveBuild } from '../../src/plan/plan.ts'
import { proveBuild } from '../../src/steps/prove-build.ts'
import { makeTools } from './make-tools.ts'

const step: ProveBuild = {
  kind: 'prove-build',
  host: 'unix:///var/run/docker.sock',
  buildx: { program: '/usr/bin/buildx', environment: {} },
  name: 'berth-1-1-a1b2c3d4-build-proof',
  image: 'berth-1-1-a1b2c3d4-build-proof:latest',
  labels: { 'berth.run': '1', 'berth.token': 'a1b2c3d4' },
  architecture: 'x86_64',
  network: 'default',
  directory: '/tmp/berth-a1b2c3d4-build',
}

test.each([
  ['without buildx', { buildx: null }, 'buildx is not installed on this runner'],
  ['without a directory', { directory: null }, 'RUNNER_TEMP is not set'],
  [
    'on another architecture',
    { architecture: 's390x' },
    'Berth has no test program for the architecture s390x',
  ],
])('%s the build is not checked, and the report says why', async (_, differences, detail) => {
  const proved = await proveBuild.apply({ ...step, ...differences }, makeTools(), {})
  expect(proved.buildProof?.parts).toEqual([{ part: 'build', status: 'not-checked', detail }])
})
