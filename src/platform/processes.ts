import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process on Linux. PIDs are reused, but not with the same start time (proc_pid_stat(5), field 22). */
export type ProcessIdentity = { readonly pid: number; readonly start: string }

export type Processes = {
  /** This process; null without /proc. */
  own(): ProcessIdentity | null
  /** A process that runs. */
  find(pid: number): ProcessIdentity | null
  /**
   * The process whose end is the end of the job: the worker of GitHub's runner, which is one process for each job
   * (actions/runner 258d6c8, Runner.Listener/JobDispatcher.cs). With another runner, the nearest process above this one that
   * is no shell. null in a container whose steps are started from outside (`docker exec`): the container ends with the job.
   */
  lifeline(): ProcessIdentity | null
  isRunning(process: ProcessIdentity): boolean
  /**
   * Sends SIGTERM, and SIGKILL if the process runs longer than `grace` milliseconds.
   *
   * @returns false if it was not running
   */
  stop(process: ProcessIdentity, grace: number): Promise<boolean>
  /**
   * Kills a process and its children, and waits at most two seconds for their end. Then waits one more second, because an
   * engine completes calls whose caller has gone. A child that leads a session is a process of its own, and stays.
   *
   * @returns false if it was not running
   */
  end(process: ProcessIdentity): Promise<boolean>
}

/** The processes that share this one's PID namespace. */
export const processes: Processes = {
  own: () => identityOf(process.pid),
  find: identityOf,
  lifeline,
  isRunning,
  async stop(identity, grace) {
    if (!isRunning(identity)) return false
    signal(identity.pid, 'SIGTERM')
    for (let waited = 0; waited < grace && isRunning(identity); waited += 10) await sleep(10)
    if (isRunning(identity)) signal(identity.pid, 'SIGKILL')
    return true
  },
  async end(identity) {
    if (!isRunning(identity)) return false
    for (const pid of [identity.pid, ...childrenOf(identity.pid)]) signal(pid, 'SIGKILL')
    for (let tries = 0; tries < 100 && isRunning(identity); tries++) await sleep(20)
    await sleep(1000)
    return true
  },
}

function isRunning({ pid, start }: ProcessIdentity): boolean {
  return statusOf(pid)?.start === start
}

/** The worker of GitHub's runner, as the kernel names it. */
const worker = 'Runner.Worker'

/** Programs that start others for a step and end with it, as `sh -e script.sh` does in a pod of ARC. */
const starters = /^(sh|bash|dash|ash|zsh|busybox|env|nice|sudo|su|timeout)$/

function lifeline(): ProcessIdentity | null {
  const above = ancestors()
  const found = above.find(({ name }) => name === worker) ?? above.find(({ name }) => !starters.test(name))
  return found ? { pid: found.pid, start: found.start } : null
}

/** The processes above this one, the nearest first. Ends where a PID namespace begins. */
function ancestors(): (ProcessIdentity & { readonly name: string })[] {
  const above: (ProcessIdentity & { readonly name: string })[] = []
  let found = statusOf(process.ppid)
  while (found !== null) {
    above.push(found)
    found = statusOf(found.parent)
  }
  return above
}

function identityOf(pid: number): ProcessIdentity | null {
  const found = statusOf(pid)
  return found && { pid, start: found.start }
}

type Status = ProcessIdentity & { readonly name: string; readonly parent: number; readonly session: number }

/** Gives null if the process does not exist or is a zombie. */
function statusOf(pid: number): Status | null {
  const text = read(`/proc/${pid}/stat`)
  // The program name is in parentheses and can contain any character.
  const end = text.lastIndexOf(')')
  const [state, parent, , session, ...fields] = text.slice(end + 2).split(' ')
  const start = fields[15]
  if (start === undefined || state === 'Z') return null
  const name = text.slice(text.indexOf('(') + 1, end)
  return { pid, start, name, parent: Number(parent), session: Number(session) }
}

/** Empty if the kernel has no such file (CONFIG_PROC_CHILDREN). */
function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .flatMap((word) => (/^\d+$/.test(word) ? [Number(word)] : []))
    .filter((child) => statusOf(child)?.session !== child)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended, or belongs to another user.
  }
}
