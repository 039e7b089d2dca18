import {
  type CgroupMembership,
  hasLegacyControllers,
  mainCgroupPath,
  parseCgroupMemberships,
} from '../../values/cgroup-membership.ts'
import { isWithin } from '../../values/path.ts'
import { type Probe, Unseen } from '../observe.ts'
import { cores, parseCgroupLimit, parseCpuMax } from '../parsers/cgroup-limit.ts'
import { parseTotalMemory } from '../parsers/memory.ts'
import { type MountPoint, parseMountinfo } from '../parsers/mountinfo.ts'
import type { Source } from '../source.ts'
import { read, readOr } from './read.ts'
import { requireLinux } from './require-linux.ts'

/** The job's cgroup and its effective limits, including those of all visible parents. */
export const cgroup: Probe<'cgroup', Source> = async (source) => {
  requireLinux(source, '/proc/self/cgroup')
  const [cgroupText, mountinfo, meminfo] = await Promise.all([
    read(source, `${source.proc}/self/cgroup`),
    read(source, `${source.proc}/self/mountinfo`),
    read(source, `${source.proc}/meminfo`),
  ])
  const memberships = parseCgroupMemberships(cgroupText)
  const mounts = parseMountinfo(mountinfo).filter(({ type }) => type === 'cgroup' || type === 'cgroup2')
  if (mounts.length === 0) throw new Unseen('no cgroup filesystem is mounted (/proc/self/mountinfo)')

  const limit = async (controller: string, look: Look) => {
    const { directories, legacy } = directoriesOf(controller, memberships, mounts)
    const found = await Promise.all(directories.map((directory) => look(source, directory, legacy)))
    return found.reduce(
      (lowest, each) => (lowest === null || (each !== null && each < lowest) ? each : lowest),
      null,
    )
  }
  const [memoryLimit, pidsLimit, cpuLimit] = await Promise.all([
    limit('memory', memoryLimitOf),
    limit('pids', pidsLimitOf),
    limit('cpu', cpuLimitOf),
  ])
  const [own] = directoriesOf('memory', memberships, mounts).directories
  return {
    version: versionOf(memberships, mounts),
    path: mainCgroupPath(memberships),
    memoryLimit,
    pidsLimit,
    cpuLimit,
    writable: own !== undefined && (await source.files.isWritable(own)),
    machineMemory: parseTotalMemory(meminfo),
  }
}

/** Reads the limit in one cgroup directory; null if it sets none. */
type Look = (source: Source, directory: string, legacy: boolean) => Promise<number | null>

const memoryLimitOf: Look = async (source, directory, legacy) =>
  parseCgroupLimit(
    await readOr(source, `${directory}/${legacy ? 'memory.limit_in_bytes' : 'memory.max'}`, ''),
  )

const pidsLimitOf: Look = async (source, directory) =>
  parseCgroupLimit(await readOr(source, `${directory}/pids.max`, ''))

const cpuLimitOf: Look = async (source, directory, legacy) => {
  if (!legacy) return parseCpuMax(await readOr(source, `${directory}/cpu.max`, ''))
  const [quota, period] = await Promise.all([
    readOr(source, `${directory}/cpu.cfs_quota_us`, ''),
    readOr(source, `${directory}/cpu.cfs_period_us`, ''),
  ])
  return cores(quota, period)
}

/** The directories of the controller's cgroup, from the process's cgroup up to the mounted root. */
function directoriesOf(
  controller: string,
  memberships: readonly CgroupMembership[],
  mounts: readonly MountPoint[],
): { directories: string[]; legacy: boolean } {
  const membership = memberships.find(({ controllers }) => controllers.includes(controller))
  const mount = membership
    ? mounts.find(({ type, superOptions }) => type === 'cgroup' && superOptions.includes(controller))
    : mounts.find(({ type }) => type === 'cgroup2')
  const path = (membership ?? memberships.find(({ controllers }) => controllers.length === 0))?.path
  if (!mount || path === undefined) return { directories: [], legacy: membership !== undefined }

  // In a container without a cgroup namespace, only the container's part of the hierarchy is mounted. A path outside of
  // it (`/../…`) belongs to a parent that is not visible.
  const relative = isWithin(path, mount.root) && !path.includes('/..') ? path.slice(mount.root.length) : ''
  const names = relative.split('/').filter((name) => name !== '')
  const directories = names.map((_, index) => [mount.path, ...names.slice(0, names.length - index)].join('/'))
  return { directories: [...directories, mount.path], legacy: membership !== undefined }
}

function versionOf(memberships: readonly CgroupMembership[], mounts: readonly MountPoint[]) {
  if (!hasLegacyControllers(memberships)) return 'v2'
  return mounts.some(({ type }) => type === 'cgroup2') ? 'hybrid' : 'v1'
}
