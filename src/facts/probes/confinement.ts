import { parseCgroupMemberships } from '../../values/cgroup-membership.ts'
import type { Confinement, Observation } from '../facts.ts'
import { Unseen } from '../observe.ts'
import { parseCapabilities } from '../parsers/capabilities.ts'
import { isInitialMap, parseIdentifierMap } from '../parsers/identifier-map.ts'
import { maskedKernelFiles } from '../parsers/kernel-files.ts'
import { type MountPoint, parseMountinfo } from '../parsers/mountinfo.ts'
import { parseProcessStatus } from '../parsers/process-status.ts'
import type { Source } from '../source.ts'
import { observed } from './daemons/visible-daemon.ts'
import { read } from './read.ts'

/** Reads what the kernel allows a process. Every user can read these files, unlike the links in `/proc/<pid>/ns`. */
export async function observeConfinement(source: Source, pid: number): Promise<Confinement> {
  const directory = `${source.proc}/${pid}`
  const [status, userNamespace, kernelFiles, devices] = await Promise.all([
    observed(async () => parseProcessStatus(await read(source, `${directory}/status`))),
    observed(async () => userNamespaceOf(await read(source, `${directory}/uid_map`))),
    observed(async () => maskedKernelFiles(parseMountinfo(await read(source, `${directory}/mountinfo`)))),
    observed(() => deviceRules(source, directory)),
  ])
  return {
    userNamespace,
    capabilities: map(status, ({ effectiveCapabilities, boundingCapabilities }) => ({
      effective: parseCapabilities(effectiveCapabilities),
      bounding: parseCapabilities(boundingCapabilities),
    })),
    seccomp: map(status, ({ seccomp }) => seccomp),
    noNewPrivileges: map(status, ({ noNewPrivileges }) => noNewPrivileges),
    kernelFiles,
    devices,
  }
}

function userNamespaceOf(text: string) {
  const ranges = parseIdentifierMap(text)
  if (ranges.length === 0) throw new Unseen('the map of its user namespace is empty')
  return {
    initial: isInitialMap(ranges),
    root: ranges.find(({ inside }) => inside === 0)?.outside ?? null,
    uids: ranges.reduce((sum, { length }) => sum + length, 0),
  }
}

/** @throws Unseen with cgroup v2, and if the cgroup is not visible */
async function deviceRules(source: Source, directory: string): Promise<string[]> {
  const [memberships, own] = await Promise.all([
    read(source, `${directory}/cgroup`),
    read(source, `${source.proc}/self/mountinfo`),
  ])
  const membership = parseCgroupMemberships(memberships).find(({ controllers }) =>
    controllers.includes('devices'),
  )
  // The kernel has no file that shows such a program (kernel: admin-guide/cgroup-v2, Device controller).
  if (!membership) throw new Unseen('cgroup v2 has the rules for devices in a BPF program')
  const mount = parseMountinfo(own).find(isOfDevices)
  if (!mount) throw new Unseen('the devices controller of cgroup v1 is not mounted')
  const path = membership.path === '/' ? '' : membership.path
  const text = await read(source, `${mount.path}${path}/devices.list`)
  return text.split('\n').filter((line) => /^[abc] \S+ [rwm]+$/.test(line))
}

const isOfDevices = ({ type, root, superOptions }: MountPoint): boolean =>
  type === 'cgroup' && root === '/' && superOptions.includes('devices')

function map<From, To>(observation: Observation<From>, change: (value: From) => To): Observation<To> {
  return observation.status === 'seen' ? { status: 'seen', value: change(observation.value) } : observation
}
