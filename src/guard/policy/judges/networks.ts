import { parseSubnet } from '../../../values/subnets.ts'
import { type Field, flag, list, map, oneOf, refused, text, textMap } from '../fields/field.ts'
import { withLabels } from '../fields/labels.ts'
import { refer } from '../fields/namespaces.ts'
import { endpointSettings } from '../fields/networking.ts'
import { object } from '../fields/object.ts'
import { together, violation } from '../findings.ts'
import { isObject, shown } from '../json-kinds.ts'
import { readBody } from './read-body.ts'

/** Options of the bridge driver that stay within the network (moby, libnetwork/drivers/bridge/labels.go and netlabel). */
const harmlessOptions: Readonly<Record<string, RegExp>> = {
  'com.docker.network.bridge.enable_icc': /^(true|false|1|0)$/,
  'com.docker.network.bridge.enable_ip_masquerade': /^(true|false|1|0)$/,
  'com.docker.network.bridge.host_binding_ipv4': /^[\d.]+$/,
  'com.docker.network.bridge.host_binding_ipv6': /^[\da-fA-F:]+$/,
  'com.docker.network.bridge.gateway_mode_ipv4': /^(nat|isolated)$/,
  'com.docker.network.bridge.gateway_mode_ipv6': /^(nat|isolated)$/,
  'com.docker.network.bridge.inhibit_ipv4': /^(false|0)$/,
  'com.docker.network.driver.mtu': /^\d+$/,
  'com.docker.network.container_iface_prefix': /^[a-z]{1,10}$/,
  'com.docker.network.enable_ipv4': /^(true|false|1|0)$/,
  'com.docker.network.enable_ipv6': /^(true|false|1|0)$/,
}

const options: Field = (value, at) => {
  const judged = textMap(value, at)
  if (!isObject(value)) return judged
  const others = [...value].filter(
    ([key, option]) =>
      !(
        typeof option === 'string' &&
        Object.hasOwn(harmlessOptions, key) &&
        harmlessOptions[key]?.test(option)
      ),
  )
  return {
    value,
    ...together([
      judged,
      ...others.map(([key, option]) => violation('network-option', `${at.place}[${key}]`, shown(option))),
    ]),
  }
}

/** Addresses that no host outside of the machine has by rights: RFC 1918, 6598, 2544, 5737, 4193 and 3849. */
const privateSubnets = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '198.18.0.0/15'],
  ...['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'],
].flatMap((text) => parseSubnet(text) ?? [])
const privateIpv6 = /^(f[cd][0-9a-f]{2}|2001:0?db8):[0-9a-f:]*(\/\d{1,3})?$/i

/** A subnet or an address of the network. The host gets a route to it, so that its own traffic to there ends in the network. */
const subnet: Field = (value, at) => {
  if (value === null || value === '') return { value }
  const written = typeof value === 'string' ? value : ''
  const own = parseSubnet(written)
  const isPrivate =
    own === undefined
      ? privateIpv6.test(written)
      : privateSubnets.some(({ first, last }) => own.first >= first && own.last <= last)
  return isPrivate ? { value } : { value, ...violation('network-option', at.place, shown(value)) }
}

/** moby, api/types/network/create_request.go. `CheckDuplicate` is of API 1.43 and older. */
export const createNetwork = readBody(
  object(
    {
      Name: text,
      Driver: oneOf(['', 'bridge', 'default'], 'network-driver'),
      Scope: oneOf(['', 'local'], 'network-driver'),
      EnableIPv4: flag,
      EnableIPv6: flag,
      IPAM: object({
        Driver: oneOf(['', 'default'], 'network-driver'),
        Options: refused('network-option'),
        Config: list(
          object({
            Subnet: subnet,
            IPRange: subnet,
            Gateway: subnet,
            AuxiliaryAddresses: map(() => subnet),
            AuxAddress: map(() => subnet),
          }),
        ),
      }),
      Internal: flag,
      Attachable: flag,
      Ingress: refused('network-driver'),
      ConfigOnly: refused('network-driver'),
      ConfigFrom: object({ Network: refused('network-driver') }),
      CheckDuplicate: flag,
      Options: options,
      Labels: withLabels,
    },
    ['Labels'],
  ),
)

/** A container by its name or ID. */
const container: Field = (value, at) =>
  typeof value === 'string'
    ? { value, ...refer(value, at, 'container') }
    : { value, ...violation('unexpected-value', at.place, 'no string') }

export const connectNetwork = readBody(
  object({ Container: container, EndpointConfig: endpointSettings }, ['Container']),
)

export const disconnectNetwork = readBody(object({ Container: container, Force: flag }, ['Container']))
