// The flags of linux/route.h.
const up = 0x1
const reject = 0x200

/**
 * The interface of the IPv6 default route with the lowest metric in `/proc/net/ipv6_route`; null if there is none. The
 * fields are destination, prefix length, source, its prefix length, next hop, metric, two counters, flags, device (linux:
 * net/ipv6/route.c, rt6_info_route). The kernel always has a rejecting default route on `lo`.
 */
export function defaultInterface6(text: string): string | null {
  const routes = text.split('\n').flatMap((line) => {
    const [destination, prefix, , , , metric, , , flagText, device] = line.trim().split(/\s+/)
    const flags = Number.parseInt(flagText ?? '', 16)
    const isDefault = /^0{32}$/.test(destination ?? '') && prefix === '00'
    if (!isDefault || !device || device === 'lo' || !(flags & up) || flags & reject) return []
    return [{ device, metric: Number.parseInt(metric ?? '', 16) || 0 }]
  })
  return routes.sort((one, other) => one.metric - other.metric)[0]?.device ?? null
}
