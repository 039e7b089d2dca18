import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { medians } from './measure.mjs'
import { simulatedRunner } from './simulated-runner.mjs'

/** From the start of the step to a builder that is ready in the cluster of script/kubernetes, beside Buildx alone. */
export async function kubernetes({ peer, buildkit }) {
  const { status, stdout } = spawnSync('script/kubernetes', ['up'], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (status !== 0) return []
  process.env.KUBECONFIG = /^KUBECONFIG=(.*)$/m.exec(String(stdout))[1]
  const options = ['namespace=ci', `image=${buildkit}`]
  const inputs = { driver: 'kubernetes', 'driver-opts': options.join('\n') }
  const runner = simulatedRunner('.')
  const other = peer ? simulatedRunner(peer) : null
  const times = await medians({
    berth: () => runner.timeOfMain({ ...inputs, verify: 'false' }),
    verified: () => runner.timeOfMain(inputs),
    buildx: () => buildxAlone(options),
    ...(other && { peer: () => other.timeOfMain(inputs) }),
  })
  runner.end()
  other?.end()
  const figures = { 'without proof': times.berth, 'a build in a pod': times.verified }
  return Object.entries(figures).flatMap(([how, time]) => {
    const what = `driver: kubernetes, ${how}`
    const most = how === 'without proof' ? { most: 1.1 } : {}
    const beside = 'buildx create and buildx inspect --bootstrap'
    return [
      { what, time, beside, other: times.buildx, ...most },
      ...(peer ? [{ what, time, beside: `the main step of ${basename(peer)}`, other: times.peer }] : []),
    ]
  })
}

function buildxAlone(options) {
  const name = `bench-${randomBytes(3).toString('hex')}`
  const started = performance.now()
  buildx(
    'create',
    '--name',
    name,
    '--driver',
    'kubernetes',
    ...options.map((option) => `--driver-opt=${option}`),
  )
  buildx('inspect', '--bootstrap', name)
  const time = performance.now() - started
  buildx('rm', name)
  return time
}

function buildx(...words) {
  const { status, stderr } = spawnSync('docker', ['buildx', ...words])
  if (status !== 0) throw new Error(`docker buildx ${words.join(' ')}: ${stderr}`)
}
