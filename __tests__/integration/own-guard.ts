import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startGuard } from '../../src/companion/guard/start-guard.ts'
import type { Surroundings } from '../../src/companion/task.ts'
import type { GuardTask } from '../../src/plan/companion-steps.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { hostEndpoint } from './host-engine.ts'

type Recorded = Parameters<Surroundings['record']>[0]

export type OwnGuard = {
  readonly socket: string
  /** A directory that containers can mount. */
  readonly workspace: string
  /** Unique to this guard, for names. */
  readonly token: string
  readonly records: readonly Recorded[]
  /** Runs a script of the shell whose Docker is behind the guard. Gives what it prints, errors too, for half a minute at most. */
  readonly sh: (script: string, input?: string) => Promise<string>
}

/** Starts a guard before an engine for a test, as the companion does it. What is created through it is removed afterwards. */
export async function aGuard(mode: GuardTask['mode'], host = hostEndpoint): Promise<OwnGuard> {
  const folder = await temporaryFolder('guard')
  const workspace = join(folder, 'workspace')
  await mkdir(workspace)
  const token = randomBytes(4).toString('hex')
  const records: Recorded[] = []
  const socket = join(folder, 'of-job', 'docker.sock')
  const task: GuardTask = {
    ...{ mode, socket, socketForDaemon: socket, allow: [], hidden: [host.replace('unix://', '')] },
    roots: [{ path: workspace, inJob: workspace, writable: true }],
    adopted: { containers: [], networks: [] },
  }
  const surroundings: Surroundings = {
    configuration: {
      ...{ kind: 'start-companion', directory: folder, daemon: { host, certificates: null }, lifeline: null },
      labels: { 'berth.run': 'a-run', 'berth.token': token },
      tasks: { guard: task, ledger: null, ports: null, builders: { relays: [] } },
    },
    log: () => {},
    logError: () => {},
    record: (entry) => records.push(entry),
  }
  const raw = (script: string) => shell(script, { DOCKER_HOST: host })
  await closeAfterwards(async () => {
    const own = `--filter label=berth.token=${token}`
    await raw(`docker ps -aq ${own} | xargs -r docker rm -f -v; docker network ls -q ${own} | xargs -r docker network rm
      docker volume ls -q ${own} | xargs -r docker volume rm; docker image ls --format '{{.Repository}}:{{.Tag}}' | grep ^${token}: | xargs -r docker rmi`)
  })
  const running = await startGuard(surroundings, task)
  await closeAfterwards(() => running.stop())
  const sh = (script: string, input = '') =>
    shell(
      script,
      { DOCKER_HOST: `unix://${socket}`, BUILDX_BUILDER: 'default', T: token, W: workspace },
      input,
    )
  return { socket, workspace, token, records, sh }
}

/** Runs a script of the shell and gives what it prints, errors too. */
export function shell(
  script: string,
  variables: Readonly<Record<string, string>>,
  input = '',
  seconds = 30,
): Promise<string> {
  // It kills the whole group, so that no client holds the pipe.
  const child = spawn('timeout', ['-s', 'KILL', String(seconds), 'bash', '-c', `{ ${script}\n} 2>&1`], {
    env: { ...process.env, DOCKER_CONTEXT: '', ...variables },
  })
  child.stdin.on('error', () => {}).end(input)
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part
    })
    child.once('error', reject)
    child.once('close', () => resolve(text.trim()))
  })
}
