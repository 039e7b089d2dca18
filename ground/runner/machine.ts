import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { own } from './own.ts'
import type { PathMapping } from './translate-path.ts'

/** A machine with a runner: its folders (actions/runner 258d6c8, Runner.Common/Constants.cs:285-295) and its engine. */
export type Machine = {
  readonly work: string
  readonly temp: string
  readonly tools: string
  readonly actions: string
  readonly externals: string
  readonly workspace: string
  /** A command that runs its arguments on this machine; empty: they are run as they are. */
  readonly enter: readonly string[]
  /** The runner's own environment, which each process inherits. */
  readonly inherited: Readonly<Record<string, string | undefined>>
  /** The socket that a job's container gets as /var/run/docker.sock. */
  readonly engineSocket: string
  /** The label of all that this runner makes (Container/DockerCommandManager.cs:46-53). */
  readonly label: string
  /** The user as whom the runner would run, if a job's container has another than root; null: as this process. */
  readonly owner: number | null
}

export type MachineRequest = Partial<Pick<Machine, 'enter' | 'inherited' | 'engineSocket' | 'owner'>> & {
  /** Where the runner's folders are made, instead of the system's temporary folder. */
  readonly within?: string
}

/** A runner's folders in a new directory; the path is short, for a socket's path beneath it may have 107 bytes. */
export function makeMachine(request: MachineRequest = {}): Machine {
  const { enter = [], inherited = process.env, engineSocket = '/var/run/docker.sock', owner = null } = request
  const root = mkdtempSync(join(request.within ?? tmpdir(), 'runner-'))
  const work = join(root, '_work')
  const machine: Machine = {
    work,
    temp: join(work, '_temp'),
    // Hosted runners have it outside of the work folder (AGENT_TOOLSDIRECTORY).
    tools: join(root, 'hostedtoolcache'),
    actions: join(work, '_actions'),
    externals: externals(),
    workspace: join(work, 'berth', 'berth'),
    enter,
    inherited,
    engineSocket,
    owner,
    label: createHash('sha256').update(root).digest('hex').slice(0, 6),
  }
  for (const name of ['temp', 'tools', 'actions', 'workspace'] as const) {
    mkdirSync(machine[name], { recursive: true })
    own(machine[name], machine)
  }
  return machine
}

/** Removes what the machine has on its disk. */
export function removeMachine({ work }: Machine): void {
  rmSync(join(work, '..'), { recursive: true, force: true })
}

/** The folders that every container of a job has at other paths (Container/ContainerInfo.cs:54-56). */
export function commonMappings({ work, tools, externals }: Machine): PathMapping[] {
  return [
    { host: work, container: '/__w' },
    { host: tools, container: '/__t' },
    { host: externals, container: '/__e' },
  ]
}

/** The Node.js of the actions, in a folder that a container can be given: the one that runs this. */
function externals(): string {
  const folder = join(
    process.env['BERTH_CACHE'] ?? join(homedir(), '.cache/berth'),
    'runner',
    process.version,
  )
  const node = join(folder, 'node24', 'bin', 'node')
  if (!existsSync(node)) {
    mkdirSync(join(folder, 'node24', 'bin'), { recursive: true })
    const whole = `${node}.${randomUUID()}`
    copyFileSync(process.execPath, whole)
    // Two runners may begin at once; one's file is as good as the other's.
    renameSync(whole, node)
  }
  return folder
}
