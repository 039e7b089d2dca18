import { expect, test } from '@jest/globals'
import { toolsOf } from '../../src/action/tools.ts'
import { makeObserved } from '../make-facts.ts'
import { makeWorld } from './make-world.ts'

test('an engine is connected to once, each by its own host', () => {
  const { world } = makeWorld()
  const tools = toolsOf(world, 'unix:///var/run/docker.sock')
  expect(tools.connect('unix:///a.sock')).toBe(tools.connect('unix:///a.sock'))
  expect(tools.connect('unix:///a.sock')).not.toBe(tools.connect('unix:///b.sock'))
})

test('the processes of engines are looked at once more', async () => {
  const observed = makeObserved()
  const { world } = makeWorld({ observed })
  expect(await toolsOf(world, 'unix:///var/run/docker.sock').observeDaemons()).toEqual(observed.daemons)
})

test('a warning of a step is an annotation', () => {
  const { world, told } = makeWorld()
  toolsOf(world, 'unix:///var/run/docker.sock').warn('It was slow.')
  expect(told.annotations).toEqual([{ level: 'warning', title: 'berth', message: 'It was slow.' }])
})
