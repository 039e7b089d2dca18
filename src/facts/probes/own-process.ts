import type { Probe } from '../observe.ts'
import { parseCapabilities } from '../parsers/capabilities.ts'
import { isInitialMap, parseIdentifierMap } from '../parsers/identifier-map.ts'
import { parseProcessStatus } from '../parsers/process-status.ts'
import type { Source } from '../source.ts'
import { programTimeout } from './program-timeout.ts'
import { read, readOr } from './read.ts'
import { requireLinux } from './require-linux.ts'

/** The privileges of the job's process: proc_pid_status(5), user_namespaces(7), and sudo without a password. */
export const ownProcess: Probe<'ownProcess', Source> = async (source) => {
  requireLinux(source, '/proc/self/status')
  const { pid, uid, gid, groups } = source.process
  const [statusText, map, appArmor, sudo] = await Promise.all([
    read(source, `${source.proc}/self/status`),
    // The file does not exist if the kernel has no user namespaces.
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
  // With SELinux, the older attr/current holds its label. apparmor/current (Linux 5.8) is AppArmor's only.
  const text =
    (await readOr(source, `${source.proc}/self/attr/apparmor/current`, null)) ??
    ((await readOr(source, '/sys/module/apparmor/parameters/enabled', '')).startsWith('Y')
      ? await readOr(source, `${source.proc}/self/attr/current`, null)
      : null)
  return text?.replace(/[\0\n]+$/, '') || null
}

/** True for root, which does not need sudo. */
async function canSudo({ process, runCommand }: Source): Promise<boolean> {
  if (process.uid === 0) return true
  const result = await runCommand('sudo', ['-n', 'true'], { timeout: programTimeout }).catch(() => null)
  return result?.exitCode === 0
}
