/** The host of a URL, or of `host:port` as used for proxies; undefined if there is none or it is an IPv6 address. */
export function hostOfUrl(text: string): string | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  if (text === '' || text.startsWith('/') || !URL.canParse(url)) return undefined
  const { hostname } = new URL(url)
  return hostname === '' || hostname.startsWith('[') ? undefined : hostname
}

const publicServices = ['github.com', 'ghcr.io', 'docker.io', 'gcr.io', 'quay.io']

/** True for the machine itself, and for hosts with public addresses, which no Docker network overlaps. */
export function isPublicService(host: string): boolean {
  if (host === 'localhost' || host.startsWith('127.')) return true
  return publicServices.some((name) => host === name || host.endsWith(`.${name}`))
}
