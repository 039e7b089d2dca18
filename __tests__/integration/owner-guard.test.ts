import { execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { builtAction } from '../build-action.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { hostEndpoint } from './host-engine.ts'
import { images } from './images.ts'

/** Two users of the machine: that of the guard, in the group of the daemon's socket, and that of the runner, who is not. */
const group = 64_100
const guardUser = 64_101
const runner = 64_102
const stranger = 64_103

const raw = hostEndpoint.replace('unix://', '')
// Only root can be another user.
const asRoot = process.getuid?.() === 0 ? test : test.skip

type Result = { readonly exitCode: number; readonly output: string }

/** Runs a command as a user. `groups` are those beside the main one. */
function as(uid: number, gid: number, groups: string, words: readonly string[], env = {}): Promise<Result> {
  const all = [
    '--reuid',
    String(uid),
    '--regid',
    String(gid),
    ...(groups ? ['--groups', groups] : ['--clear-groups']),
  ]
  return new Promise((resolve) => {
    const options = { env: { ...process.env, HOME: '/nonexistent', ...env }, timeout: 60_000 }
    execFile('setpriv', [...all, ...words], options, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` })
    })
  })
}

async function aMachine() {
  const action = await builtAction()
  chmodSync(dirname(action), 0o755)
  const folder = await temporaryFolder('owner')
  chmodSync(folder, 0o755)
  const node = join(folder, 'node')
  copyFileSync(process.execPath, node)
  const [run, work] = [join(folder, 'run'), join(folder, 'work')]
  mkdirSync(run, { mode: 0o750 })
  chownSync(run, guardUser, group)
  mkdirSync(work)
  chownSync(work, runner, group)
  const socket = join(run, 'docker.sock')
  const berth = [node, join(action, 'doctor.js'), 'guard', '--socket', socket, '--daemon', hostEndpoint]
  const check = (uid: number, groups = '') => as(uid, group, groups, [...berth, '--check'])
  const docker = (...words: string[]) =>
    as(runner, group, '', ['docker', ...words], { DOCKER_HOST: `unix://${socket}` })
  return { folder, work, socket, berth, check, docker }
}

async function aGuard(...more: string[]) {
  const machine = await aMachine()
  const { berth, socket, work } = machine
  const user = ['--reuid', String(guardUser), '--regid', String(group), '--groups', String(statSync(raw).gid)]
  const guard = spawn('setpriv', [...user, ...berth, '--root', work, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await closeAfterwards(() => guard.kill('SIGKILL'))
  let log = ''
  guard.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text
  })
  const isOpen = () => existsSync(socket) && (lstatSync(socket).mode & 0o777) === 0o660
  for (let tries = 0; tries < 100 && !isOpen(); tries++) await sleep(100)
  expect(isOpen()).toBe(true)
  return { ...machine, guard, log: () => log }
}

asRoot('the runner of another user has no way past it that the test knows', async () => {
  const { check, docker, guard } = await aGuard()
  expect(await check(runner)).toEqual({
    exitCode: 0,
    output: expect.stringMatching(/^guard: enforce stands before the daemon\.[\s\S]*\nBoundary: enforced\. /),
  })
  expect((await as(runner, group, '', ['docker', '--host', hostEndpoint, 'version'])).output).toMatch(
    /permission denied/,
  )
  expect((await docker('version', '--format', '{{.Server.Version}}')).output).toMatch(/^\d/)
  expect((await as(runner, group, '', ['kill', '-KILL', String(guard.pid)])).output).toMatch(/not permitted/i)
  expect((await as(runner, group, '', ['cat', `/proc/${guard.pid}/environ`])).exitCode).not.toBe(0)
})

asRoot('a user who is not in its group cannot open it', async () => {
  const { socket } = await aGuard()
  const words = ['docker', '--host', `unix://${socket}`, 'version']
  expect((await as(stranger, stranger, '', words)).output).toMatch(/permission denied/)
})

asRoot('a boundary that is none is called so, with each reason', async () => {
  const { check } = await aGuard()
  const ofSocket = String(statSync(raw).gid)
  expect(await check(runner, ofSocket)).toEqual({
    exitCode: 1,
    output: expect.stringMatching(/^Boundary: advisory\.[\s\S]*^The job can connect to unix:/m),
  })
  expect(await check(guardUser)).toEqual({
    exitCode: 1,
    output: expect.stringContaining('The socket of the guard belongs to this user, who can end its process.'),
  })
  expect((await check(0)).output).toContain('The job runs as root.')
})

asRoot('docs/threat-model.md says of it what was seen', async () => {
  const { check, docker } = await aGuard()
  const shadow = [
    'run',
    '--rm',
    '--volume',
    '/etc/shadow:/shadow:ro',
    images.busybox,
    'head',
    '-c',
    '5',
    '/shadow',
  ]
  const byHost = await as(runner, group, '', ['docker', '--host', hostEndpoint, ...shadow])
  const byGuard = await docker(...shadow)
  expect([byHost.output, byGuard.output].some((output) => output.startsWith('root:'))).toBe(false)
  const page = readFileSync(join(import.meta.dirname, '../../docs/threat-model.md'), 'utf8')
  expect(page).toMatch(
    /^\| \[`berth guard` as another user\].* \| no \| no \| `enforced`, by `berth guard --check` \|$/m,
  )
  expect((await check(runner)).output).toContain('Boundary: enforced.')
})

asRoot('it refuses what reaches the machine, and containers of others', async () => {
  const { docker, work, log } = await aGuard()
  const run = (...words: string[]) => docker('run', '--rm', ...words, images.busybox, 'true')
  expect((await run('--privileged')).output).toContain('Berth')
  expect((await run('--volume', '/:/host')).exitCode).not.toBe(0)
  expect((await run('--volume', `${raw}:/raw.sock`, '--volume', '/etc:/etc-of-host')).exitCode).not.toBe(0)
  expect(await run('--volume', `${work}:/work`)).toEqual({ exitCode: 0, output: '' })
  expect((await docker('ps', '--all', '--quiet')).output).toBe('')
  expect(log()).toMatch(/refused/)
})

asRoot('SIGTERM ends it and removes its socket, and another one can start there', async () => {
  const { guard, socket, log } = await aGuard()
  const ended = new Promise((resolve) => guard.once('exit', (...how) => resolve(how)))
  guard.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(log()).toMatch(/ ready [\s\S]* ending: SIGTERM\n.* ended\n$/)
  expect(existsSync(socket)).toBe(false)
})

asRoot('a start that fails is one sentence', async () => {
  const { berth, socket, folder } = await aMachine()
  const words = ['--daemon', `unix://${folder}/none.sock`]
  const wrong = await as(guardUser, group, '', [
    ...berth.map((word) => (word === socket ? '/none/x.sock' : word)),
    ...words,
  ])
  expect(wrong).toEqual({ exitCode: 2, output: expect.stringMatching(/^.*\/none.*\n$/m) })
})
