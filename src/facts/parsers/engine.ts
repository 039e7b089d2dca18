import type { Json } from '../../platform/docker.ts'
import { withoutCredentials } from '../../values/engine-host.ts'
import type { Engine } from '../facts.ts'
import { Unseen } from '../observe.ts'
import { isRecord, listAt, numberAt, recordAt, textAt, textsAt } from './json.ts'

const proxySettings = { HttpProxy: 'HTTP_PROXY', HttpsProxy: 'HTTPS_PROXY', NoProxy: 'NO_PROXY' }

/**
 * Converts the answers to `/version` and `/info` (Engine API 1.24 and newer, and Podman).
 *
 * @throws Unseen if they are not from an engine
 */
export function parseEngine(version: unknown, info: unknown): Engine {
  if (!isRecord(version) || !isRecord(info) || textAt(version, 'ApiVersion') === '') {
    throw new Unseen('the server is not a Docker daemon: it reports no API version')
  }
  const status = driverStatus(info)
  const securityOptions = textsAt(info, 'SecurityOptions')
  const secured = (name: string) => securityOptions.some((each) => each.split(',').includes(`name=${name}`))
  return {
    product: productOf(version),
    id: textAt(info, 'ID'),
    name: textAt(info, 'Name'),
    version: textAt(version, 'Version'),
    apiVersion: textAt(version, 'ApiVersion'),
    minApiVersion: textAt(version, 'MinAPIVersion') || textAt(version, 'MinApiVersion'),
    operatingSystem: textAt(info, 'OperatingSystem'),
    osType: textAt(info, 'OSType'),
    architecture: textAt(info, 'Architecture'),
    kernel: textAt(info, 'KernelVersion'),
    storageDriver: textAt(info, 'Driver'),
    // Only the containerd image store reports a driver type (moby/moby, daemon/containerd/service.go).
    imageStore: status.get('driver-type') === 'io.containerd.snapshotter.v1' ? 'snapshotter' : 'graphdriver',
    backingFilesystem: status.get('Backing Filesystem') ?? null,
    dataRoot: textAt(info, 'DockerRootDir'),
    // Engine API 1.46 and newer.
    containerdAddress: textAt(recordAt(info, 'Containerd'), 'Address') || null,
    runcVersion: runcVersion(version),
    addressPools: listAt(info, 'DefaultAddressPools')
      .filter(isRecord)
      .map((pool) => textAt(pool, 'Base'))
      .filter((base) => base !== ''),
    // Docker before 20.10 does not report it, and supports only v1.
    cgroupVersion: textAt(info, 'CgroupVersion').replace(/^v/, '') || '1',
    cgroupDriver: textAt(info, 'CgroupDriver'),
    memory: numberAt(info, 'MemTotal'),
    cpus: numberAt(info, 'NCPU'),
    securityOptions,
    runtimes: Object.keys(recordAt(info, 'Runtimes')),
    defaultRuntime: textAt(info, 'DefaultRuntime'),
    rootless: secured('rootless'),
    userNamespaceRemap: secured('userns'),
    warnings: textsAt(info, 'Warnings'),
    registryMirrors: textsAt(recordAt(info, 'RegistryConfig'), 'Mirrors').map(withoutCredentials),
    proxies: Object.entries(proxySettings)
      .filter(([field]) => textAt(info, field) !== '')
      .map(([, name]) => name),
  }
}

/** The component has the runtime's name: `runc`, or a name from daemon.json. */
function runcVersion(version: Json): string | null {
  const components = listAt(version, 'Components').filter(isRecord)
  const runc = components.find((each) => textAt(each, 'Name').endsWith('runc'))
  return (runc && textAt(runc, 'Version')) || null
}

function productOf(version: Json): Engine['product'] {
  const components = listAt(version, 'Components')
    .filter(isRecord)
    .map((each) => textAt(each, 'Name'))
  if (components.includes('Podman Engine')) return 'podman'
  // Docker before 18.06 does not report components.
  return components.includes('Engine') || components.length === 0 ? 'docker' : 'other'
}

/** DriverStatus is a list of pairs with the labels of `docker info`. */
function driverStatus(info: Json): Map<string, string> {
  const pairs = listAt(info, 'DriverStatus').filter(
    (pair): pair is [string, string] => Array.isArray(pair) && pair.every((each) => typeof each === 'string'),
  )
  return new Map(pairs)
}
