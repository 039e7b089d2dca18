import { spawnSync } from 'node:child_process'
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

/** Diagnosis, set-up and summary on the host's daemon, beside a peer that sets up the same. */
export async function socket({ peer }) {
  const runner = simulatedRunner('.')
  const other = peer ? simulatedRunner(peer) : null
  const inputs = { mode: 'socket', driver: 'docker' }
  const run = (more) => () => {
    const started = performance.now()
    runner.main({ ...inputs, ...more })
    const time = performance.now() - started
    runner.post()
    return time
  }
  const times = await medians({
    berth: run({ verify: 'false' }),
    verified: run({}),
    peer: other ? () => void other.main({ driver: 'docker' }) : () => void peerCalls.forEach(call),
  })
  runner.end()
  other?.end()
  const beside = peer ? `the main step of ${peer}` : 'the calls that docker/setup-buildx-action makes'
  return [
    {
      what: 'mode: socket, driver: docker, without proof',
      time: times.berth,
      beside,
      other: times.peer,
      // Of that action's own time, which is about twice that of its calls alone.
      ...(peer ? { most: 0.4 } : {}),
    },
    {
      what: 'mode: socket, driver: docker, a container run',
      time: times.verified,
      beside,
      other: times.peer,
    },
  ]
}

function call(words) {
  const { status, stderr } = spawnSync('docker', words)
  if (status !== 0) throw new Error(`docker ${words.join(' ')}: ${stderr}`)
}
