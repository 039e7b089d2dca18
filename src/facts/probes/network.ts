import { isDefaultRoute } from '../../values/subnets.ts'
import type { Interface, Route } from '../facts.ts'
import { type Probe, Unseen } from '../observe.ts'
import { defaultInterface6 } from '../parsers/default-route-6.ts'
import { namesStubOnly, parseNameservers } from '../parsers/resolver-configuration.ts'
import { parseRoutes } from '../parsers/route-table.ts'
import { systemErrorText } from '../parsers/system-error.ts'
import type { Source } from '../source.ts'
import { read, readOr } from './read.ts'
import { requireLinux } from './require-linux.ts'

const interfaceDirectory = '/sys/class/net'
/** IFF_UP (linux/if.h): the interface is enabled. */
const enabled = 0x1

/** The job's network namespace: interfaces from sysfs, IPv4 routes from procfs, DNS servers from resolv.conf(5). */
export const network: Probe<'network', Source> = async (source) => {
  requireLinux(source, interfaceDirectory)
  const [interfaces, routeTable, routeTable6, nameservers] = await Promise.all([
    listInterfaces(source),
    read(source, `${source.proc}/net/route`),
    // The file does not exist if the kernel has no IPv6.
    readOr(source, `${source.proc}/net/ipv6_route`, ''),
    listNameservers(source),
  ])
  const routes = parseRoutes(routeTable)
  const defaultInterface = defaultInterface4(routes) ?? defaultInterface6(routeTable6)
  const defaultMtu = interfaces.find(({ name }) => name === defaultInterface)?.mtu ?? null
  return { interfaces, routes, nameservers, defaultInterface, defaultMtu }
}

/** A VPN can split the default route in two (`0.0.0.0/1`, `128.0.0.0/1`). These take precedence over `0.0.0.0/0`. */
function defaultInterface4(routes: readonly Route[]): string | undefined {
  const defaults = routes.filter(({ destination }) => isDefaultRoute(destination))
  return (defaults.find(({ destination }) => !destination.endsWith('/0')) ?? defaults[0])?.interface
}

async function listInterfaces(source: Source): Promise<Interface[]> {
  const names = await source.files.list(interfaceDirectory).catch((error) => {
    throw new Unseen(`${interfaceDirectory} could not be read: ${systemErrorText(error)}`)
  })
  const interfaces = await Promise.all(names.sort().map((name) => describe(source, name)))
  return interfaces.filter((each) => each !== null)
}

/** Gives null if it is not an interface (bonding_masters is a file), or no longer exists. */
async function describe(source: Source, name: string): Promise<Interface | null> {
  const [mtu, state, flags] = await Promise.all(
    ['mtu', 'operstate', 'flags'].map((file) => readOr(source, `${interfaceDirectory}/${name}/${file}`, '')),
  )
  if (!mtu) return null
  // Loopback and tun devices report `unknown`. A bridge without an active port reports `down`.
  const up = (Number(flags?.trim()) & enabled) !== 0 && ['up', 'unknown'].includes(state?.trim() ?? '')
  const addresses = (source.process.interfaces[name] ?? []).flatMap(({ cidr }) => cidr ?? [])
  return { name, mtu: Number(mtu.trim()), up, addresses }
}

async function listNameservers(source: Source): Promise<string[]> {
  const nameservers = parseNameservers(await readOr(source, '/etc/resolv.conf', ''))
  if (!namesStubOnly(nameservers)) return nameservers
  const upstream = parseNameservers(await readOr(source, '/run/systemd/resolve/resolv.conf', ''))
  return upstream.length > 0 ? upstream : nameservers
}
