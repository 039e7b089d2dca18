import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { median, medians } from './measure.mjs'
import { simulatedRunner } from './simulated-runner.mjs'

/**
 * From the start of the step to the first inner container, beside the least that anyone would write by hand; and the end
 * of it all, with a container inside that ignores SIGTERM.
 */
export async function dind({ image, inner }) {
  const directory = mkdtempSync(join(tmpdir(), 'berth-bench-'))
  const archive = join(directory, 'inner.tar')
  execFileSync('docker', ['save', '-o', archive, inner])
  const runner = simulatedRunner('.')
  const ends = { idle: [], stubborn: [] }
  const times = await medians({
    berth: () => wholeJob('idle'),
    stubborn: () => wholeJob('stubborn'),
    bare: () => bare(image, archive, inner),
  })
  runner.end()
  rmSync(directory, { recursive: true })
  const limit = { beside: 'the limit', other: 2000, most: 1 }
  return [
    {
      what: 'mode: dind to the first inner container, proof and diagnosis included',
      time: times.berth,
      beside: 'docker run IMAGE dockerd, polled every 50 ms',
      other: times.bare,
      most: 1.25,
    },
    { what: 'mode: dind, the whole post step', time: median(ends.idle), ...limit },
    {
      what: 'mode: dind, the whole post step, a container inside ignores SIGTERM',
      time: median(ends.stubborn),
      ...limit,
    },
  ]

  /** Gives the time to the first inner container, and keeps that of post. */
  function wholeJob(kind) {
    const started = performance.now()
    runner.main({ mode: 'dind', 'dind-image': image })
    const { DOCKER_HOST } = runner.variables()
    runInner(DOCKER_HOST, archive, inner)
    const time = performance.now() - started
    if (kind === 'stubborn') {
      const heedless = ['sh', '-c', "trap '' TERM; while :; do sleep 1; done"]
      execFileSync('docker', ['--host', DOCKER_HOST, 'run', '--detach', inner, ...heedless])
    }
    const ending = performance.now()
    runner.post()
    ends[kind].push(performance.now() - ending)
    return time
  }
}

/** Privileged, since a bare dockerd runs in no other container. */
async function bare(image, archive, inner) {
  const directory = mkdtempSync(join(tmpdir(), 'berth-bench-'))
  const host = `unix://${directory}/docker.sock`
  const started = performance.now()
  const id = execFileSync('docker', [
    ...[
      'run',
      '--detach',
      '--privileged',
      '--volume',
      '/var/lib/docker',
      '--volume',
      `${directory}:${directory}`,
    ],
    ...['--entrypoint', 'dockerd', image, '--host', host],
  ])
  while (spawnSync('docker', ['--host', host, 'version']).status !== 0) await sleep(50)
  runInner(host, archive, inner)
  const time = performance.now() - started
  execFileSync('docker', ['rm', '--force', '--volumes', String(id).trim()])
  rmSync(directory, { recursive: true, force: true })
  return time
}

function runInner(host, archive, inner) {
  execFileSync('docker', ['--host', host, 'load', '--quiet', '--input', archive])
  execFileSync('docker', ['--host', host, 'run', '--rm', inner, 'true'])
}
