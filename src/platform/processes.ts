import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process on Linux. PIDs are reused, but not with the same start time (proc_pid_stat(5), field 22). */
export type ProcessIdentity = { readonly pid: number; readonly start: string }

export type Processes = {
  /** This process; null without /proc. */
  own(): ProcessIdentity | null
  /** The process that started this one: for a step of a job, the runner. null in a container, if that is outside. */
  parent(): ProcessIdentity | null
  isRunning(process: ProcessIdentity): boolean
  /**
   * Sends SIGTERM, and SIGKILL if the process runs longer than `grace` milliseconds.
   *
   * @returns false if it was not running
   */
  stop(process: ProcessIdentity, grace: number): Promise<boolean>
  /**
   * Kills a process and its children, and waits at most two seconds for their end. Then waits one more second, because an
   * engine completes calls whose caller has gone.
   *
   * @returns false if it was not running
   */
  end(process: ProcessIdentity): Promise<boolean>
}

/** The processes that share this one's PID namespace. */
export const processes: Processes = {
  own: () => identityOf(process.pid),
  parent: () => identityOf(process.ppid),
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
  return startOf(pid) === start
}

function identityOf(pid: number): ProcessIdentity | null {
  const start = startOf(pid)
  return start === null ? null : { pid, start }
}

/** Gives null if the process does not exist or is a zombie. */
function startOf(pid: number): string | null {
  const text = read(`/proc/${pid}/stat`)
  // The program name is in parentheses and can contain any character.
  const [state, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return state === undefined || state === '' || state === 'Z' ? null : (fields[18] ?? null)
}

/** Empty if the kernel has no such file (CONFIG_PROC_CHILDREN). */
function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .flatMap((word) => (/^\d+$/.test(word) ? [Number(word)] : []))
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
