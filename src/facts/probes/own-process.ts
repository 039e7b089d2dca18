import type { Probe } from '../observe.ts'
import { parseCapabilities } from '../parsers/capabilities.ts'
import { isInitialMap, parseIdentifierMap } from '../parsers/identifier-map.ts'
import { parseProcessStatus } from '../parsers/process-status.ts'
import type { Source } from '../source.ts'
import { programTimeout } from './program-timeout.ts'
import { read, readOr } from './read.ts'
import { requireLinux } from './require-linux.ts'

/** The rights of the job's own process: proc_pid_status(5), user_namespaces(7), and whether sudo asks nothing. */
export const ownProcess: Probe<'ownProcess', Source> = async (source) => {
  requireLinux(source, '/proc/self/status')
  const { pid, uid, gid, groups } = source.process
  const [statusText, map, appArmor, sudo] = await Promise.all([
    read(source, `${source.proc}/self/status`),
    // Kernels without user namespaces have no such file, and all processes in one.
    readOr(source, `${source.proc}/self/uid_map`, '0 0 4294967295'),
    appArmorProfile(source),
    canSudo(source),
  ])
  const status = parseProcessStatus(statusText)
  return {
    pid,
    uid,
    gid,
    groups,
    capabilities: parseCapabilities(status.effectiveCapabilities),
    seccomp: status.seccomp,
    appArmor,
    noNewPrivileges: status.noNewPrivileges,
    inUserNamespace: !isInitialMap(parseIdentifierMap(map)),
    canSudo: sudo,
  }
}

async function appArmorProfile(source: Source): Promise<string | null> {
  // attr/current, which is older, is SELinux's where that is on: apparmor/current (Linux 5.8) is AppArmor's alone.
  const text =
    (await readOr(source, `${source.proc}/self/attr/apparmor/current`, null)) ??
    ((await readOr(source, '/sys/module/apparmor/parameters/enabled', '')).startsWith('Y')
      ? await readOr(source, `${source.proc}/self/attr/current`, null)
      : null)
  return text?.replace(/[\0\n]+$/, '') || null
}

/** Root needs no sudo, so it counts as able. */
async function canSudo({ process, runCommand }: Source): Promise<boolean> {
  if (process.uid === 0) return true
  const result = await runCommand('sudo', ['-n', 'true'], { timeout: programTimeout }).catch(() => null)
  return result?.exitCode === 0
}
