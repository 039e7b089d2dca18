import { type Field, flag, list, oneOf, refused, text, textMap } from '../fields/field.ts'
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
            Subnet: text,
            IPRange: text,
            Gateway: text,
            AuxiliaryAddresses: textMap,
            AuxAddress: textMap,
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
