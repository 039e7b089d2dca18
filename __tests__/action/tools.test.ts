import { expect, test } from '@jest/globals'
import { toolsOf } from '../../src/action/tools.ts'
import { makeObserved } from '../make-facts.ts'
import { makeWorld } from './make-world.ts'

test('each engine is connected once, by its host', () => {
  const { world } = makeWorld()
  const tools = toolsOf(world, 'unix:///var/run/docker.sock')
  expect(tools.connect('unix:///a.sock')).toBe(tools.connect('unix:///a.sock'))
  expect(tools.connect('unix:///a.sock')).not.toBe(tools.connect('unix:///b.sock'))
})

test('only the processes of daemons are read again', async () => {
  const observed = makeObserved()
  const { world } = makeWorld({ observed })
  const looked: string[] = []
  const watched = Object.fromEntries(
    Object.entries(world.probes).map(([name, probe]) => [
      name,
      (...given: Parameters<typeof probe>) => {
        looked.push(name)
        return (probe as (...words: typeof given) => unknown)(...given)
      },
    ]),
  ) as typeof world.probes
  const tools = toolsOf({ ...world, probes: watched }, 'unix:///var/run/docker.sock')
  expect(await tools.observeDaemons()).toEqual(observed.daemons)
  expect(looked).toEqual(['daemons'])
})

test('a warning of a step is an annotation', () => {
  const { world, reported } = makeWorld()
  toolsOf(world, 'unix:///var/run/docker.sock').warn('It was slow.')
  expect(reported.annotations).toEqual([{ level: 'warning', title: 'berth', message: 'It was slow.' }])
})

test('client variables override the environment for programs and engines', async () => {
  const { world } = makeWorld()
  const got: unknown[] = []
  const source = {
    ...world.source,
    environment: { DOCKER_CONTEXT: 'later' },
    runCommand: async (
      _program: string,
      _words: readonly string[],
      { environment }: { environment?: unknown },
    ) => {
      got.push(environment)
      return { exitCode: 0, stdout: '', stderr: '', timedOut: false }
    },
    connectDocker: (...[host, { environment }]: Parameters<typeof world.source.connectDocker>) => {
      got.push(environment)
      return world.source.connectDocker(host, { environment })
    },
  }
  const tools = toolsOf({ ...world, source }, 'unix:///var/run/docker.sock', { DOCKER_CONTEXT: '' })
  await tools.runCommand('buildx', [], { timeout: 1, environment: { BUILDX_CONFIG: '/a' } })
  tools.connect('unix:///a.sock')
  expect(got).toEqual([{ DOCKER_CONTEXT: '', BUILDX_CONFIG: '/a' }, { DOCKER_CONTEXT: '' }])
})
