import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { medians } from './measure.mjs'
import { simulatedRunner } from './simulated-runner.mjs'

/** From the start of the step to the first inner container, beside the least that anyone would write by hand. */
export async function dind({ image, inner }) {
  const directory = mkdtempSync(join(tmpdir(), 'berth-bench-'))
  const archive = join(directory, 'inner.tar')
  execFileSync('docker', ['save', '-o', archive, inner])
  const runner = simulatedRunner('.')
  const times = await medians(
    {
      berth: () => {
        const started = performance.now()
        runner.main({ mode: 'dind', 'dind-image': image })
        const { DOCKER_HOST } = runner.variables()
        runInner(DOCKER_HOST, archive, inner)
        const time = performance.now() - started
        runner.post()
        return time
      },
      bare: () => bare(image, archive, inner),
    },
    10,
  )
  runner.end()
  rmSync(directory, { recursive: true })
  return [
    {
      what: 'mode: dind to the first inner container, proof and diagnosis included',
      time: times.berth,
      beside: 'docker run IMAGE dockerd, polled every 50 ms',
      other: times.bare,
      most: 1.5,
    },
  ]
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
