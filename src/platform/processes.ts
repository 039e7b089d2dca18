import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process on Linux. PIDs are reused, but not with the same start time (proc_pid_stat(5), field 22). */
export type ProcessIdentity = { readonly pid: number; readonly start: string }

export type Processes = {
  /** This process; null without /proc. */
  own(): ProcessIdentity | null
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
  own() {
    const start = startOf(process.pid)
    return start === null ? null : { pid: process.pid, start }
  },
  async end(identity) {
    if (!isRunning(identity)) return false
    for (const pid of [identity.pid, ...childrenOf(identity.pid)]) kill(pid)
    for (let tries = 0; tries < 100 && isRunning(identity); tries++) await sleep(20)
    await sleep(1000)
    return true
  },
}

const isRunning = ({ pid, start }: ProcessIdentity): boolean => startOf(pid) === start

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

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended, or belongs to another user.
  }
}
