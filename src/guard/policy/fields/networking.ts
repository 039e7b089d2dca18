import { together, violation } from '../findings.ts'
import { isObject } from '../json-kinds.ts'
import { type Field, list, number, text, textMap, texts } from './field.ts'
import { network, refer } from './namespaces.ts'
import { object } from './object.ts'

/** A link to another container, as `name` or `name:alias`. */
const link: Field = (value, at) => {
  if (typeof value !== 'string') return { value, ...violation('unexpected-value', at.place, 'no string') }
  return { value, ...refer(value.split(':')[0] ?? '', at, 'container') }
}
export const links = list(link)

const networkId: Field = (value, at) => {
  const judged = text(value, at)
  return typeof value === 'string' ? { value, ...together([judged, network(value, at)]) } : judged
}

/** Options of an endpoint. They are sysctls of its interface (moby, libnetwork/netlabel: `EndpointSysctls`). */
const endpointOptions: Field = (value, at) => {
  const judged = textMap(value, at)
  if (!isObject(value)) return judged
  const others = [...value].filter(
    ([key, option]) =>
      key !== 'com.docker.network.endpoint.sysctls' ||
      typeof option !== 'string' ||
      !option
        .split(',')
        .every((sysctl) => /^net\.(ipv4|ipv6|mpls)\.[a-z]+\.IFNAME\.[a-z0-9_]+=[^,]*$/.test(sysctl)),
  )
  return {
    value,
    ...together([judged, ...others.map(([key]) => violation('network-option', `${at.place}[${key}]`, ''))]),
  }
}

/** How a container is in a network: moby, api/types/network/endpoint.go, `EndpointSettings`. */
export const endpointSettings = object({
  IPAMConfig: object({ IPv4Address: text, IPv6Address: text, LinkLocalIPs: texts }),
  Links: links,
  Aliases: texts,
  DriverOpts: endpointOptions,
  GwPriority: number,
  NetworkID: networkId,
  EndpointID: text,
  Gateway: text,
  IPAddress: text,
  MacAddress: text,
  IPPrefixLen: number,
  IPv6Gateway: text,
  GlobalIPv6Address: text,
  GlobalIPv6PrefixLen: number,
  DNSNames: texts,
})

/** The networks of a container, by name or ID. */
export const networkingConfig = object({
  EndpointsConfig: (value, at) => {
    if (value === null || !isObject(value))
      return value === null ? { value } : { value, ...violation('unexpected-value', at.place, 'no object') }
    const judged = [...value].map(([name, settings]) => {
      const here = { ...at, place: `${at.place}[${name}]` }
      const inner = endpointSettings(settings, here)
      return { name, value: inner.value, ...together([inner, network(name, here)]) }
    })
    return { value: new Map(judged.map((item) => [item.name, item.value])), ...together(judged) }
  },
})
