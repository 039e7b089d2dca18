import { expect, test } from '@jest/globals'
import type { ExportEnvironment } from '../../src/plan/plan.ts'
import { exportEnvironment } from '../../src/steps/export-environment.ts'
import { makeTools } from './make-tools.ts'

const step: ExportEnvironment = {
  kind: 'export-environment',
  variables: { DOCKER_HOST: 'unix:///tmp/docker.sock' },
  addressVariables: ['TESTCONTAINERS_HOST_OVERRIDE'],
  previous: { DOCKER_HOST: 'tcp://before', TESTCONTAINERS_HOST_OVERRIDE: '' },
}

test("later steps get the variables, with the daemon's address filled in", async () => {
  const tools = makeTools()
  const daemon = { address: '172.17.0.5' } as never
  const environment = { DOCKER_HOST: 'unix:///tmp/docker.sock', TESTCONTAINERS_HOST_OVERRIDE: '172.17.0.5' }
  expect(await exportEnvironment.apply(step, tools, { daemon })).toEqual({ environment })
  expect(tools.reported.exported).toEqual(environment)
})

test('post steps of earlier actions get the previous values', async () => {
  const environment = { DOCKER_HOST: 'unix:///tmp/docker.sock', TESTCONTAINERS_HOST_OVERRIDE: '172.17.0.5' }
  const tools = makeTools({ environment })
  if (exportEnvironment.undo !== 'nothing') await exportEnvironment.undo(step, tools)
  expect(tools.reported.exported).toEqual({ DOCKER_HOST: 'tcp://before', TESTCONTAINERS_HOST_OVERRIDE: '' })
})

test('a variable that a later step has changed stays', async () => {
  const environment = { DOCKER_HOST: 'tcp://later', TESTCONTAINERS_HOST_OVERRIDE: 'later.example' }
  const tools = makeTools({ environment })
  if (exportEnvironment.undo !== 'nothing') await exportEnvironment.undo(step, tools)
  expect(tools.reported.exported).toEqual({})
})
