import { medians } from './measure.mjs'
import { simulatedRunner } from './simulated-runner.mjs'

/** Milliseconds that the main step may take longer with the companion. */
const limit = 80

/** What the start of the companion adds to the main step, with a guard before the host daemon. */
export async function companion() {
  const runner = simulatedRunner('.')
  const given = { mode: 'socket', driver: 'docker' }
  const times = await medians({
    without: () => runner.timeOfMain({ ...given, companion: 'off' }),
    with: () => runner.timeOfMain({ ...given, guard: 'audit' }),
  })
  runner.end()
  const what = 'mode: socket, what a guard in the companion adds to the main step'
  return [{ what, time: times.with - times.without, beside: 'the limit', other: limit, most: 1 }]
}
