import { Unseen } from '../observe.ts'

export type ProcessStatus = {
  readonly name: string
  readonly uid: number
  readonly gid: number
  /** 0 where the parent is outside of the PID namespace. */
  readonly parentPid: number
  /** PIDs from the outermost visible to the innermost PID namespace. */
  readonly namespacePids: readonly number[]
  /** The bit mask, hexadecimal. */
  readonly effectiveCapabilities: string
  readonly seccomp: 'disabled' | 'strict' | 'filter' | 'unknown'
  readonly noNewPrivileges: boolean
}

const seccompModes: Readonly<Record<string, ProcessStatus['seccomp']>> = {
  0: 'disabled',
  1: 'strict',
  2: 'filter',
}

/**
 * Parses `/proc/<pid>/status` (proc_pid_status(5)). Of the four uids and gids the effective ones are given.
 *
 * @throws Unseen where the text is no such file's
 */
export function parseProcessStatus(text: string): ProcessStatus {
  const fields = new Map<string, string>()
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trim())
  }
  const numbers = (field: string) => numbersOf(fields.get(field) ?? '')
  const uid = numbers('Uid')[1]
  const gid = numbers('Gid')[1]
  const pid = numbers('Pid')[0]
  if (uid === undefined || gid === undefined || pid === undefined) {
    throw new Unseen('the status of a process has no Pid, Uid and Gid: it is not one of the proc filesystem')
  }
  const namespacePids = numbers('NSpid')
  return {
    name: fields.get('Name') ?? '',
    uid,
    gid,
    parentPid: numbers('PPid')[0] ?? 0,
    // NSpid is there since Linux 4.1, and not in gVisor.
    namespacePids: namespacePids.length > 0 ? namespacePids : [pid],
    effectiveCapabilities: fields.get('CapEff') ?? '',
    seccomp: seccompModes[fields.get('Seccomp') ?? ''] ?? 'unknown',
    noNewPrivileges: fields.get('NoNewPrivs') === '1',
  }
}

function numbersOf(text: string): number[] {
  return text
    .split(/\s+/)
    .filter((word) => /^\d+$/.test(word))
    .map(Number)
}
