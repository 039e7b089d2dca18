import { mainCgroupPath, parseCgroupMemberships } from '../../values/cgroup-membership.ts'
import type { DaemonKind, Namespaces } from '../facts.ts'
import { type Probe, Unseen } from '../observe.ts'
import { optionValue, parseCommandLine, safeArguments } from '../parsers/command-line.ts'
import { hidesProcesses, parseMountinfo } from '../parsers/mountinfo.ts'
import { parseProcessStatus } from '../parsers/process-status.ts'
import { systemErrorText } from '../parsers/system-error.ts'
import type { Source } from '../source.ts'
import { inspectProcesses } from './daemons/inspect-processes.ts'
import type { VisibleDaemon } from './daemons/visible-daemon.ts'
import { readOr } from './read.ts'
import { requireLinux } from './require-linux.ts'

const kinds: readonly DaemonKind[] = ['dockerd', 'containerd', 'podman', 'buildkitd', 'rootlesskit']

/** The initial PID namespace has a fixed number (linux/proc_ns.h). */
const initialPidNamespace = 0xeffffffc

/** The container daemons among the visible processes. Finds them by name, and then reads their details. */
export const daemons: Probe<'daemons', Source> = async (source, seen) => {
  requireLinux(source, '/proc')
  const mounts = parseMountinfo(await readOr(source, `${source.proc}/self/mountinfo`, ''))
  if (source.process.uid !== 0 && hidesProcesses(mounts, source.process.groups)) {
    throw new Unseen('/proc is mounted with hidepid, which hides daemons of other users: run Berth as root')
  }
  const entries = await source.files.list(source.proc).catch((error) => {
    throw new Unseen(`${source.proc} could not be read: ${systemErrorText(error)}`)
  })
  const pids = entries.filter((entry) => /^\d+$/.test(entry)).map(Number)
  const found = await listVisibleDaemons(source, pids)
  const own = await seen('ownNamespaces').catch((): Namespaces => ({}))
  if (found.length === 0 && own.pid !== undefined && own.pid !== initialPidNamespace) {
    throw new Unseen("the job runs in a separate PID namespace, in which the host's daemons are not visible")
  }
  return inspectProcesses(source, found)
}

/** Reads a few processes at a time, because thousands of concurrent reads would delay all other probes. */
async function listVisibleDaemons(source: Source, pids: readonly number[]): Promise<VisibleDaemon[]> {
  const found: VisibleDaemon[] = []
  const waiting = pids.values()
  const worker = async () => {
    for (const pid of waiting) {
      const daemon = await readVisibleDaemon(source, pid)
      if (daemon) found.push(daemon)
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  return found.sort((one, other) => one.pid - other.pid)
}

/** Gives null for any other process, and for one that has ended. */
async function readVisibleDaemon(source: Source, pid: number): Promise<VisibleDaemon | null> {
  const directory = `${source.proc}/${pid}`
  const name = (await readOr(source, `${directory}/comm`, '')).trim()
  const kind = kinds.find((each) => each === name)
  if (!kind) return null
  const [statusText, commandLine, cgroup] = await Promise.all(
    ['status', 'cmdline', 'cgroup'].map((file) => readOr(source, `${directory}/${file}`, '')),
  )
  // The process can become another program (exec) between these reads. Its command line is then that program's.
  if ((await readOr(source, `${directory}/comm`, '')).trim() !== name) return null
  // A zombie has no command line.
  if (!statusText || !commandLine) return null
  const { uid, parentPid, namespacePids } = parseProcessStatus(statusText)
  if (kind !== 'rootlesskit' && (await isBeforeExec(source, parentPid, commandLine))) return null
  const [, ...programArguments] = parseCommandLine(commandLine)
  // Podman is a daemon only as `podman system service`.
  if (kind === 'podman' && !programArguments.includes('service')) return null
  return {
    kind,
    pid,
    namespacePids,
    uid,
    arguments: safeArguments(programArguments),
    dataRoot: statedDataRoot(kind, programArguments),
    cgroup: mainCgroupPath(parseCgroupMemberships(cgroup ?? '')),
  }
}

/**
 * True for the fork of a daemon that has not yet executed iptables, runc or another program: it still has the daemon's
 * name and command line. Seen once in a hundred runs. (rootlesskit permanently runs as two processes.)
 */
async function isBeforeExec(source: Source, parentPid: number, commandLine: string): Promise<boolean> {
  return (await readOr(source, `${source.proc}/${parentPid}/cmdline`, '')) === commandLine
}

function statedDataRoot(kind: DaemonKind, programArguments: readonly string[]): string | null {
  if (kind === 'rootlesskit') return null
  // `-g` and `--graph` are old names of the dockerd option.
  const names = kind === 'dockerd' ? ['--data-root', '-g', '--graph'] : ['--root']
  return optionValue(programArguments, ...names) ?? null
}
