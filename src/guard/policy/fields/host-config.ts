import { violation } from '../findings.ts'
import { binds } from './binds.ts'
import {
  annotations,
  capabilities,
  logConfig,
  maskedPaths,
  runtime,
  securityOptions,
  storageOptions,
  sysctls,
  tmpfs,
} from './confinement.ts'
import { type Field, flag, list, map, number, oneOf, refused, text, texts } from './field.ts'
import { mounts } from './mounts.ts'
import { cgroupnsMode, ipcMode, networkMode, pidMode, refer, usernsMode, utsMode } from './namespaces.ts'
import { links } from './networking.ts'
import { type Fields, object } from './object.ts'
import { oomScore, resources, restartPolicy } from './resources.ts'
import { volumeDriver } from './volume-options.ts'

/** A container whose volumes are mounted, as `name` or `name:mode`. */
const volumesFrom: Field = (value, at) => {
  if (typeof value !== 'string') return { value, ...violation('unexpected-value', at.place, 'no string') }
  return { value, ...refer(value.split(':')[0] ?? '', at, 'container') }
}

/** moby, api/types/container/hostconfig.go, `HostConfig`, from API 1.24 to 1.56. */
export const hostConfigFields: Fields = {
  ...resources,
  Binds: binds,
  ContainerIDFile: text,
  LogConfig: logConfig,
  NetworkMode: networkMode,
  PortBindings: map(() => list(object({ HostIp: text, HostPort: text }))),
  RestartPolicy: restartPolicy,
  AutoRemove: flag,
  VolumeDriver: volumeDriver,
  VolumesFrom: list(volumesFrom),
  ConsoleSize: list(number),
  Annotations: annotations,
  CapAdd: capabilities,
  CapDrop: texts,
  CgroupnsMode: cgroupnsMode,
  Dns: texts,
  DnsOptions: texts,
  DnsSearch: texts,
  ExtraHosts: texts,
  GroupAdd: texts,
  IpcMode: ipcMode,
  Cgroup: refused('host-cgroup'),
  Links: links,
  OomScoreAdj: oomScore,
  PidMode: pidMode,
  Privileged: refused('privileged'),
  PublishAllPorts: flag,
  ReadonlyRootfs: flag,
  SecurityOpt: securityOptions,
  StorageOpt: storageOptions,
  Tmpfs: tmpfs,
  UTSMode: utsMode,
  UsernsMode: usernsMode,
  ShmSize: number,
  Sysctls: sysctls,
  Runtime: runtime,
  Isolation: oneOf(['', 'default'], 'unexpected-value'),
  Mounts: mounts,
  MaskedPaths: maskedPaths,
  ReadonlyPaths: maskedPaths,
  Init: flag,
}

export const hostConfig = object(hostConfigFields)
