import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import { medians } from './measure.mjs'
import { simulatedRunner } from './simulated-runner.mjs'

/** What docker/setup-buildx-action calls with `driver: docker`, one after the other. */
const peerCalls = [
  ['version'],
  ['info'],
  ['buildx', 'version'],
  ['context', 'inspect', '--format', '{{json .}}'],
  ['buildx', 'inspect', '--bootstrap', 'default'],
  ['buildx', 'inspect', 'default'],
]

/** With each driver, diagnosis, set-up and summary on the host's daemon, beside a peer that sets up the same. */
export async function socket({ peer, buildkit }) {
  const inputs = { docker: { driver: 'docker' }, 'docker-container': { 'driver-opts': `image=${buildkit}` } }
  const beside = peer
    ? `the main step of ${basename(peer)}`
    : 'the calls that docker/setup-buildx-action makes'
  const figures = []
  for (const [driver, given] of Object.entries(inputs)) {
    // Its calls alone are known for the one driver; they take about half of that action's own time.
    if (!peer && driver !== 'docker') continue
    const times = await timesBeside(peer, { mode: 'socket', ...given }, { driver, ...given })
    const rows = { 'without proof': [times.berth, 0.35], 'a container run': [times.verified, 0.6] }
    for (const [how, [time, most]] of Object.entries(rows)) {
      const what = `mode: socket, driver: ${driver}, ${how}`
      figures.push({ what, time, beside, other: times.peer, ...(peer && { most }) })
    }
  }
  return figures
}

async function timesBeside(peer, inputs, inputsOfPeer) {
  const runner = simulatedRunner('.')
  const other = peer ? simulatedRunner(peer) : null
  const times = await medians({
    berth: () => runner.timeOfMain({ ...inputs, verify: 'false' }),
    verified: () => runner.timeOfMain(inputs),
    peer: other ? () => other.timeOfMain(inputsOfPeer) : () => void peerCalls.forEach(call),
  })
  runner.end()
  other?.end()
  return times
}

function call(words) {
  const { status, stderr } = spawnSync('docker', words)
  if (status !== 0) throw new Error(`docker ${words.join(' ')}: ${stderr}`)
}
