import type { Json } from '../../platform/docker.ts'
import { withoutCredentials } from '../../values/engine-host.ts'
import type { Engine, ProxySetting } from '../facts.ts'
import { Unseen } from '../observe.ts'
import { isRecord, listAt, numberAt, recordAt, textAt, textsAt } from './json.ts'

const proxyVariables = [
  ['HttpProxy', 'HTTP_PROXY'],
  ['HttpsProxy', 'HTTPS_PROXY'],
  ['NoProxy', 'NO_PROXY'],
] as const

/** Every daemon has these (moby, daemon/pkg/registry/config.go, loadInsecureRegistries). */
const loopbackSubnets = ['127.0.0.0/8', '::1/128']

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
  const proxySettings = proxySettingsIn(info)
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
    proxies: proxySettings.map(({ variable }) => variable),
    proxySettings,
    insecureRegistries: insecureRegistries(info),
  }
}

function proxySettingsIn(info: Json): ProxySetting[] {
  return proxyVariables.flatMap(([field, variable]) => {
    const text = textAt(info, field)
    const value = withoutCredentials(text)
    return text === '' ? [] : [{ variable, value, hasLogin: value !== text }]
  })
}

function insecureRegistries(info: Json): string[] {
  const configuration = recordAt(info, 'RegistryConfig')
  const names = Object.entries(recordAt(configuration, 'IndexConfigs')).flatMap(([name, index]) =>
    isRecord(index) && index['Secure'] === false ? [name] : [],
  )
  const subnets = textsAt(configuration, 'InsecureRegistryCIDRs')
  return [...names, ...subnets.filter((subnet) => !loopbackSubnets.includes(subnet))].sort()
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
