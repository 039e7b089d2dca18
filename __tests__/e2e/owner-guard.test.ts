import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { builtAction } from '../build-action.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { writtenHooks } from '../opened/hooks.ts'
import { expectSuccess, play } from './play.ts'

/** Jobs of a runner whose Docker is that of `berth guard`, with hooks that clean up: docs/runner-machines.md. */

const raw = (process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').replace('unix://', '')
let folder = ''

beforeAll(async () => {
  folder = await temporaryFolder('guarded')
  mkdirSync(join(folder, 'runners'))
  // The Node.js that the runner mounts into containers.
  process.env['BERTH_CACHE'] = join(folder, 'cache')
})

/** The machine of a runner behind a guard. */
async function aGuardedMachine() {
  const run = await temporaryFolder('guard')
  const socket = join(run, 'docker.sock')
  const words = [
    join(await builtAction(), 'doctor.js'),
    'guard',
    '--socket',
    socket,
    '--daemon',
    `unix://${raw}`,
  ]
  const roots = ['--root', join(folder, 'runners'), '--read-only-root', join(folder, 'cache')]
  const guard = spawn(process.execPath, [...words, ...roots], { stdio: ['ignore', 'pipe', 'inherit'] })
  await closeAfterwards(() => guard.kill('SIGKILL'))
  let log = ''
  guard.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text
  })
  for (let tries = 0; tries < 100 && !existsSync(socket); tries++) await sleep(100)
  const { DOCKER_CONFIG: _, ...inherited } = process.env
  const machine = {
    within: join(folder, 'runners'),
    inherited: { ...inherited, DOCKER_HOST: `unix://${socket}` },
    enter: [],
    engineSocket: raw,
  }
  return { machine, log: () => log }
}

describe.each([
  ['on the machine', ''],
  ['in a container', 'container: berth-ground/act-job:1\n'],
])('a job %s', (_, container) => {
  test('works through the guard, is refused what reaches the machine, and leaves nothing', async () => {
    const { machine, log } = await aGuardedMachine()
    const played = await play({
      ...machine,
      hooks: await writtenHooks('--reap'),
      job: `${container}steps:
  - run: |
      docker volume create left
      docker run --detach --name left --volume left:/data berth-ground/busybox:1 sleep 600
      ! docker run --rm --privileged berth-ground/busybox:1 true
      ! docker run --rm --volume /etc:/host berth-ground/busybox:1 true
      test "$(docker ps --format '{{.Names}}' | grep --invert-match act)" = left
`,
    })
    expectSuccess(played)
    const completed = played.steps.find(({ name }) => name === 'Complete runner')
    expect(completed?.printed).toMatch(/^container left \(.*\): removed$/m)
    expect(completed?.printed).toMatch(/^volume left \(local\): removed$/m)
    expect(log()).toMatch(/"kind":"refused".*Privileged/)
  })
})

test('a step of Berth behind it works without its test container, whose labels the guard keeps for itself', async () => {
  const { machine } = await aGuardedMachine()
  const job = (more: string) => `steps:
  - uses: actions/checkout@v5
  - uses: ./
    with: {mode: socket, driver: docker${more}}
  - run: docker run --rm berth-ground/busybox:1 echo later
`
  const tested = await play({ ...machine, job: job('') })
  expect(tested.status).toBe('failure')
  expect(tested.log).toMatch(/proof-failed.*berth-label/)
  const untested = await play({ ...machine, job: job(', verify: false') })
  expectSuccess(untested)
  expect(untested.printed('main')).toMatch(/^later$/m)
})
