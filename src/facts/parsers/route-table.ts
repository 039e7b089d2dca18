import type { Route } from '../facts.ts'

// The flags of linux/route.h.
const up = 0x1
const hasGateway = 0x2
const reject = 0x200

/**
 * Parses `/proc/net/route`: the active IPv4 routes, sorted by metric. Rejecting routes and other lines are ignored.
 */
export function parseRoutes(text: string): Route[] {
  const routes: { metric: number; route: Route }[] = []
  for (const line of text.split('\n')) {
    const [device, destination, gateway, flagText, , , metric, mask] = line.trim().split(/\s+/)
    if (!device || !isHexadecimal(destination) || !isHexadecimal(gateway) || !isHexadecimal(mask)) continue
    const flags = Number.parseInt(flagText ?? '', 16)
    if (!(flags & up) || flags & reject) continue
    routes.push({
      metric: Number(metric) || 0,
      route: {
        destination: `${address(destination)}/${prefixLength(mask)}`,
        gateway: flags & hasGateway ? address(gateway) : null,
        interface: device,
      },
    })
  }
  return routes.sort((one, other) => one.metric - other.metric).map(({ route }) => route)
}

function isHexadecimal(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{8}$/i.test(text)
}

/** The kernel prints addresses in the machine's byte order, which is little-endian on all supported architectures. */
function address(hexadecimal: string): string {
  return Buffer.from(hexadecimal, 'hex').reverse().join('.')
}

function prefixLength(mask: string): number {
  return [...Number.parseInt(mask, 16).toString(2)].filter((bit) => bit === '1').length
}
