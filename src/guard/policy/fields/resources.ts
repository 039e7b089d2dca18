import type { Json, JsonObject } from '../../json.ts'
import { violation } from '../findings.ts'
import { isList, isNumber, isObject, isZero, shown } from '../json-kinds.ts'
import { type Field, list, number, refused, text } from './field.ts'
import { type Fields, object } from './object.ts'

/** Devices that hold nothing of the host. Their names are fixed, so that no link can stand for another. */
const virtual: readonly string[] = ['/dev/kvm', '/dev/fuse', '/dev/net/tun']

const device: Field = (value, { place }) => {
  const path = isObject(value) ? (value.get('PathOnHost') ?? null) : null
  const isVirtual = typeof path === 'string' && virtual.includes(path)
  return { value, ...violation(isVirtual ? 'virtual-device' : 'device', place, shown(path)) }
}

const gpuCapabilities: readonly Json[] = [
  'gpu',
  'nvidia',
  'compute',
  'compat32',
  'graphics',
  'utility',
  'video',
  'display',
]

/** A request for GPUs. A request of another driver can be any device of the host (moby, daemon/cdi.go). */
const deviceRequest: Field = (value, { place }) => {
  const request: JsonObject = isObject(value) ? value : new Map()
  const driver = request.get('Driver') ?? ''
  const wanted = request.get('Capabilities') ?? null
  const isGpu =
    (driver === '' || driver === 'nvidia') &&
    isList(wanted) &&
    wanted.length > 0 &&
    wanted.every(
      (all) => isList(all) && all.includes('gpu') && all.every((one) => gpuCapabilities.includes(one)),
    )
  return {
    value,
    ...violation(
      isGpu ? 'gpu' : 'device',
      place,
      driver === '' ? 'of the default driver' : `of the driver ${shown(driver)}`,
    ),
  }
}

/** A block device. The daemon opens the path as root. */
const devicePath: Field = (value, at) =>
  typeof value === 'string' && /^\/dev\/[\w./-]+$/.test(value) && !value.includes('..')
    ? { value }
    : { value, ...violation('unexpected-value', at.place, shown(value)) }

const throttle = list(object({ Path: devicePath, Rate: number }))
const weight = list(object({ Path: devicePath, Weight: number }))
const ulimits = list(object({ Name: text, Soft: number, Hard: number }))

/** Limits of a container: moby, api/types/container/hostconfig.go, `Resources`, with what engine 20.10 has beside. */
export const resources: Fields = {
  CpuShares: number,
  Memory: number,
  NanoCpus: number,
  CgroupParent: refused('host-cgroup'),
  BlkioWeight: number,
  BlkioWeightDevice: weight,
  BlkioDeviceReadBps: throttle,
  BlkioDeviceWriteBps: throttle,
  BlkioDeviceReadIOps: throttle,
  BlkioDeviceWriteIOps: throttle,
  CpuPeriod: number,
  CpuQuota: number,
  CpuRealtimePeriod: number,
  CpuRealtimeRuntime: number,
  CpusetCpus: text,
  CpusetMems: text,
  Devices: list(device),
  DeviceCgroupRules: refused('device'),
  DeviceRequests: list(deviceRequest),
  KernelMemory: number,
  KernelMemoryTCP: number,
  MemoryReservation: number,
  MemorySwap: number,
  MemorySwappiness: number,
  OomKillDisable: refused('oom-protection'),
  PidsLimit: number,
  Ulimits: ulimits,
  CpuCount: number,
  CpuPercent: number,
  IOMaximumIOps: number,
  IOMaximumBandwidth: number,
}

const policies: Field = object({ Name: text, MaximumRetryCount: number })

/** A policy by which the daemon would start the container again after the job becomes none. */
export const restartPolicy: Field = (value, at) => {
  const judged = policies(value, at)
  const name = isObject(value) ? (value.get('Name') ?? '') : ''
  if (name === '' || name === 'no' || name === 'on-failure' || isZero(name)) return judged
  if (name !== 'always' && name !== 'unless-stopped') {
    return { ...judged, ...violation('unexpected-value', at.place, shown(name)) }
  }
  return {
    ...judged,
    value: at.policy.mode === 'enforce' ? new Map([['Name', 'no']]) : judged.value,
    changes: [`${at.place} is ${name}: the container would outlive the job, so it becomes no.`],
  }
}

/** A container that the kernel kills later than others. */
export const oomScore: Field = (value, at) => {
  const judged = number(value, at)
  const isLess = isNumber(value) && value.digits.startsWith('-') && !isZero(value)
  return isLess ? { ...judged, ...violation('oom-protection', at.place, shown(value)) } : judged
}
