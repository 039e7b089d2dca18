/** v1 writes "no limit" as the largest multiple of the page size, near 2^63 (kernel, cgroup-v1/memory.rst). */
const unlimited = 2 ** 62

/** The limit in `memory.max`, `pids.max` or `memory.limit_in_bytes`; null if there is none. */
export function parseCgroupLimit(text: string): number | null {
  const limit = numberOf(text.trim())
  return limit === null || limit >= unlimited ? null : limit
}

/** CPU cores, from `cpu.max` (`quota period`, in µs); null if there is no limit. */
export function parseCpuMax(text: string): number | null {
  const [quota = '', period = ''] = text.trim().split(/\s+/)
  return cores(quota, period)
}

/** CPU cores, from `cpu.cfs_quota_us` (-1: no limit) and `cpu.cfs_period_us` of cgroup v1. */
export function cores(quota: string, period: string): number | null {
  const micros = numberOf(quota.trim())
  const each = numberOf(period.trim())
  return micros === null || !each ? null : micros / each
}

function numberOf(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : null
}
