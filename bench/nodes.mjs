import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { medians } from './measure.mjs'
import { mainOf, simulatedRunner } from './simulated-runner.mjs'

/** A builder with three nodes, which start side by side, beside a builder with one. */
export async function nodes({ buildkit }) {
  const image = `image=${buildkit}`
  const one = { mode: 'socket', 'driver-opts': image, verify: 'false' }
  const append = `- endpoint: second\n  driver-opts: [${image}]\n- endpoint: third\n  driver-opts: [${image}]\n`
  const runner = simulatedRunner('.')
  // Buildx takes each endpoint once: two more contexts of the same daemon.
  for (const name of ['second', 'third']) context(runner, name)
  const times = await medians({
    one: () => mainOf(runner, one),
    three: () => mainOf(runner, { ...one, append }),
  })
  runner.end()
  return [
    { what: 'three nodes by append', time: times.three, beside: 'one node', other: times.one, most: 1.3 },
  ]
}

function context({ workspace }, name) {
  const env = { ...process.env, DOCKER_CONFIG: join(workspace, '../docker') }
  const { status, stderr } = spawnSync('docker', ['context', 'create', name], { env })
  if (status !== 0) throw new Error(`docker context create ${name}: ${stderr}`)
}
