import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { medians } from './measure.mjs'
import { simulatedRunner } from './simulated-runner.mjs'

/** From the start of the step to the first inner container, with each privilege, beside `privilege: capabilities`. */
export async function tiers({ image, inner }) {
  const directory = mkdtempSync(join(tmpdir(), 'berth-bench-'))
  const archive = join(directory, 'inner.tar')
  execFileSync('docker', ['save', '-o', archive, inner])
  const runner = simulatedRunner('.')
  const contestants = ['capabilities', 'user-namespace', 'privileged']
  const times = await medians(
    Object.fromEntries(contestants.map((privilege) => [privilege, () => firstInner(privilege)])),
  )
  runner.end()
  rmSync(directory, { recursive: true })
  const { capabilities, ...others } = times
  return Object.entries(others).map(([privilege, time]) => ({
    what: `mode: dind, privilege: ${privilege}, to the first inner container`,
    ...{ time, beside: 'privilege: capabilities', other: capabilities },
    ...(privilege === 'user-namespace' && { most: 1.1 }),
  }))

  function firstInner(privilege) {
    const started = performance.now()
    runner.main({ mode: 'dind', 'dind-image': image, privilege, verify: 'false' })
    const { DOCKER_HOST } = runner.variables()
    execFileSync('docker', ['--host', DOCKER_HOST, 'load', '--quiet', '--input', archive])
    execFileSync('docker', ['--host', DOCKER_HOST, 'run', '--rm', inner, 'true'])
    const time = performance.now() - started
    runner.post()
    return time
  }
}
