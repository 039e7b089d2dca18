import { spawnSync } from 'node:child_process'
import { medians } from './measure.mjs'
import { simulatedRunner } from './simulated-runner.mjs'

/** What a look at the runner costs, in starts of node. */
export async function inspect() {
  const runner = simulatedRunner('.')
  const times = await medians({
    node: () => void spawnSync(process.execPath, ['-e', '0']),
    berth: () => void runner.main({ mode: 'inspect' }),
  })
  runner.end()
  return [
    {
      what: 'mode: inspect, the whole of main',
      time: times.berth,
      beside: 'the start of node',
      other: times.node,
      most: 6,
    },
  ]
}
