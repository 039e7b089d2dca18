import type { DaemonKind, Namespaces } from '../facts.ts'
import { type Probe, Unseen } from '../observe.ts'
import { mainCgroupPath, parseCgroupMemberships } from '../parsers/cgroup-membership.ts'
import { optionValue, parseCommandLine, tellingArguments } from '../parsers/command-line.ts'
import { hidesProcesses, parseMountinfo } from '../parsers/mountinfo.ts'
import { parseProcessStatus } from '../parsers/process-status.ts'
import { systemErrorWords } from '../parsers/system-error.ts'
import type { Source } from '../source.ts'
import type { OpenDaemon } from './daemons/inside.ts'
import { lookIntoProcesses } from './daemons/look-into-processes.ts'
import { readOr } from './read.ts'
import { requireLinux } from './require-linux.ts'

const kinds: readonly DaemonKind[] = ['dockerd', 'containerd', 'podman', 'buildkitd', 'rootlesskit']

/** The PID namespace that the kernel starts with has a fixed number (linux/proc_ns.h). */
const initialPidNamespace = 0xeffffffc

/** The engines' daemons, of all processes that can be seen: by name, and then closely. */
export const daemons: Probe<'daemons', Source> = async (source, seen) => {
  requireLinux(source, '/proc')
  const mounts = parseMountinfo(await readOr(source, `${source.proc}/self/mountinfo`, ''))
  if (source.process.uid !== 0 && hidesProcesses(mounts, source.process.groups)) {
    throw new Unseen(
      '/proc is mounted with hidepid, so that daemons of other users cannot be seen: run this as root',
    )
  }
  const entries = await source.files.list(source.proc).catch((error) => {
    throw new Unseen(`${source.proc} could not be read: ${systemErrorWords(error)}`)
  })
  const pids = entries.filter((entry) => /^\d+$/.test(entry)).map(Number)
  const found = await openDaemons(source, pids)
  const own = await seen('ownNamespaces').catch((): Namespaces => ({}))
  if (found.length === 0 && own.pid !== undefined && own.pid !== initialPidNamespace) {
    throw new Unseen(
      'this process is in a PID namespace of its own, from which the machine’s daemons cannot be seen',
    )
  }
  return lookIntoProcesses(source, found)
}

/** A few processes at a time, for thousands of reads at once would keep those of all other probes waiting. */
async function openDaemons(source: Source, pids: readonly number[]): Promise<OpenDaemon[]> {
  const found: OpenDaemon[] = []
  const waiting = pids.values()
  const worker = async () => {
    for (const pid of waiting) {
      const daemon = await openDaemon(source, pid)
      if (daemon) found.push(daemon)
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  return found.sort((one, other) => one.pid - other.pid)
}

/** null for any other process, and for one that has ended by now. */
async function openDaemon(source: Source, pid: number): Promise<OpenDaemon | null> {
  const directory = `${source.proc}/${pid}`
  const name = (await readOr(source, `${directory}/comm`, '')).trim()
  const kind = kinds.find((each) => each === name)
  if (!kind) return null
  const [statusText, commandLine, cgroup] = await Promise.all(
    ['status', 'cmdline', 'cgroup'].map((file) => readOr(source, `${directory}/${file}`, '')),
  )
  // The process can become another program (exec) between these reads. Its command line is then that program's.
  if ((await readOr(source, `${directory}/comm`, '')).trim() !== name) return null
  // A process that has ended but is not yet waited for has no command line.
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
    arguments: tellingArguments(programArguments),
    dataRoot: statedDataRoot(kind, programArguments),
    cgroup: mainCgroupPath(parseCgroupMemberships(cgroup ?? '')),
  }
}

/**
 * A daemon starts iptables, runc and others by a fork, which is the daemon still by name and command line until its
 * exec: seen once in a hundred runs. (rootlesskit does run as two processes for good.)
 */
async function isBeforeExec(source: Source, parentPid: number, commandLine: string): Promise<boolean> {
  return (await readOr(source, `${source.proc}/${parentPid}/cmdline`, '')) === commandLine
}

function statedDataRoot(kind: DaemonKind, programArguments: readonly string[]): string | null {
  if (kind === 'rootlesskit') return null
  // Docker's `-g` and `--graph` are older spellings; containerd has no `-g`.
  const names = kind === 'dockerd' ? ['--data-root', '-g', '--graph'] : ['--root']
  return optionValue(programArguments, ...names) ?? null
}
