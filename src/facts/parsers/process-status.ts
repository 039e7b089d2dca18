import { Unseen } from '../observe.ts'

export type ProcessStatus = {
  readonly name: string
  readonly uid: number
  readonly gid: number
  /** 0 if the parent is outside the PID namespace. */
  readonly parentPid: number
  /** PIDs from the outermost visible to the innermost PID namespace. */
  readonly namespacePids: readonly number[]
  /** Bit masks, hexadecimal. */
  readonly effectiveCapabilities: string
  readonly boundingCapabilities: string
  readonly seccomp: 'disabled' | 'strict' | 'filter' | 'unknown'
  readonly noNewPrivileges: boolean
}

const seccompModes: Readonly<Record<string, ProcessStatus['seccomp']>> = {
  0: 'disabled',
  1: 'strict',
  2: 'filter',
}

/**
 * Parses `/proc/<pid>/status` (proc_pid_status(5)). Of the four uids and gids, it gives the effective ones.
 *
 * @throws Unseen if the text is not from such a file
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
    throw new Unseen('the status file of a process has no Pid, Uid and Gid, so it is not from procfs')
  }
  const namespacePids = numbers('NSpid')
  return {
    name: fields.get('Name') ?? '',
    uid,
    gid,
    parentPid: numbers('PPid')[0] ?? 0,
    // NSpid exists since Linux 4.1, but not in gVisor.
    namespacePids: namespacePids.length > 0 ? namespacePids : [pid],
    effectiveCapabilities: fields.get('CapEff') ?? '',
    boundingCapabilities: fields.get('CapBnd') ?? '',
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
