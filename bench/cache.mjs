import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { medians } from './measure.mjs'
import { simulatedRunner } from './simulated-runner.mjs'

const key = `bench-${process.pid}`
const large = `berth-bench/large:${process.pid}`
const megabytes = 300

/** A start on a kept volume beside one on an empty volume, and a copied image beside the same by two programs of Docker. */
export async function cache({ image, inner }) {
  const runner = simulatedRunner('.')
  const dind = { mode: 'dind', 'dind-image': image }
  makeLargeImage()
  try {
    runner.main({ ...dind, cache: key, preload: inner })
    runner.post()
    const starts = await medians({
      warm: () => runner.timeOfMain({ ...dind, cache: key }),
      empty: () => runner.timeOfMain(dind),
    })
    const copies = await medians({ preload, programs }, 5)
    return [
      {
        what: 'mode: dind with a cache that an earlier job left, the whole of main',
        time: starts.warm,
        beside: 'the same with an empty volume',
        other: starts.empty,
        most: 1,
      },
      {
        what: `preload of an image of ${megabytes} MB`,
        time: copies.preload,
        beside: 'docker save | docker load',
        other: copies.programs,
        most: 1.3,
      },
    ]
  } finally {
    runner.end()
    removeTraces()
  }

  /** The milliseconds that the step itself measured. */
  function preload() {
    runner.main({ ...dind, preload: large })
    const { milliseconds } = runner.report().achieved.preloaded
    runner.post()
    return milliseconds
  }

  function programs() {
    runner.main(dind)
    const { DOCKER_HOST } = runner.variables()
    const started = performance.now()
    execFileSync('sh', ['-c', 'docker save "$0" | docker --host "$1" load --quiet', large, DOCKER_HOST])
    const time = performance.now() - started
    runner.post()
    return time
  }
}

/** One layer of random bytes, which nothing can compress. */
function makeLargeImage() {
  const folder = mkdtempSync(join(tmpdir(), 'berth-bench-'))
  const script = `head -c ${megabytes}000000 /dev/urandom >bytes && tar -c bytes | docker import - "$0"`
  execFileSync('sh', ['-c', script, large], { cwd: folder })
  rmSync(folder, { recursive: true })
}

function removeTraces() {
  execFileSync('docker', ['image', 'rm', '--force', large])
  const ours = ['volume', 'ls', '--quiet', '--filter', `label=berth.cache.key=${key}`]
  const volumes = execFileSync('docker', ours, { encoding: 'utf8' }).trim()
  if (volumes !== '') execFileSync('docker', ['volume', 'rm', ...volumes.split('\n')])
}
