import { afterEach, describe, test } from '@jest/globals'
import { dindSteps, dindUndos, socketSteps, socketUndos } from '../integration/steps-told.ts'
import { ownEngine } from './own-engine.ts'
import { play } from './play.ts'

const engine = ownEngine(process.env['BERTH_FAULTS_ENGINE'] ?? '')
afterEach(async () => {
  engine.resume()
  await engine.start()
})

const restart = async () => {
  await engine.end('SIGTERM')
  await engine.start()
}

/** Steps that ask the engine nothing, so that main may end well. */
const quiet = /Point|Find|Create the directory/

const modes = [
  { mode: 'socket', steps: socketSteps, undos: socketUndos },
  { mode: 'dind', steps: dindSteps, undos: dindUndos },
] as const

describe.each(modes)('$mode', ({ mode, steps, undos }) => {
  test('paused', async () => {
    await play({
      ...{ fault: 'engine-paused', mode, moment: 'before main begins' },
      prepare: () => engine.pause(),
      mend: () => engine.resume(),
      told: /^no-strategy-left: .*did not answer within/s,
    })
  })
  test.each(steps)('paused at %s', async (step) => {
    await play({
      ...{ fault: 'engine-paused', mode, moment: `as main began: ${step}` },
      inMain: { when: (line) => step.test(line), strike: () => engine.pause() },
      mend: () => engine.resume(),
      told: quiet.test(String(step)) ? /^|^engine-timeout/ : /^engine-timeout/,
      warned: /^not-undone: .*/s,
      limits: { main: 120_000, post: 120_000 },
    })
  })
  test.each(steps)('paused in main at %s', async (step) => {
    await play({
      ...{ fault: 'engine-paused-in-main', mode, moment: `as main began: ${step}` },
      inMain: { when: (line) => step.test(line), strike: () => engine.pause() },
      between: () => engine.resume(),
      told: quiet.test(String(step)) ? /^|^engine-timeout/ : /^engine-timeout/,
      limits: { main: 120_000, post: 120_000 },
    })
  })
  test.each(steps)('killed at %s', async (step) => {
    await play({
      ...{ fault: 'engine-killed', mode, moment: `as main began: ${step}` },
      inMain: { when: (line) => step.test(line), strike: () => engine.end('SIGKILL') },
      mend: () => engine.start(),
      told: quiet.test(String(step)) ? /^|^engine-unreachable/ : /^engine-unreachable/,
      warned: /^not-undone: .*/s,
      limits: { main: 120_000, post: 120_000 },
    })
  })
  test.each(steps)('restarted at %s', async (step) => {
    await play({
      ...{ fault: 'engine-restarted', mode, moment: `as main began: ${step}` },
      inMain: { when: (line) => step.test(line), strike: restart },
      told: quiet.test(String(step)) ? /^|^engine-unreachable/ : /^engine-unreachable/,
      limits: { main: 120_000, post: 120_000 },
    })
  })
  test.each(undos)('paused in post at %s', async (step) => {
    await play({
      ...{ fault: 'engine-paused', mode, moment: `as post began: ${step}` },
      inPost: { when: (line) => step.test(line), strike: () => engine.pause() },
      mend: () => engine.resume(),
      told: null,
      warned: /^not-undone: .*/s,
      limits: { main: 120_000, post: 120_000 },
    })
  })
  test.each(undos)('killed in post at %s', async (step) => {
    await play({
      ...{ fault: 'engine-killed', mode, moment: `as post began: ${step}` },
      inPost: { when: (line) => step.test(line), strike: () => engine.end('SIGKILL') },
      mend: () => engine.start(),
      told: null,
      warned: /^not-undone: .*/s,
      limits: { main: 120_000, post: 120_000 },
    })
  })
})
