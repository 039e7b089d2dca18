import { escapePattern } from './escape-pattern.ts'
import { ipv4Pattern } from './ipv4.ts'
import { anonymousIpv6, ipv6Pattern, macPattern } from './ipv6.ts'
import type { Naming } from './naming.ts'
import { idPattern, isWellKnown } from './well-known.ts'

/** The rules for strings that can contain several names. */
export type TextRules = {
  /** Free text, addresses and options. */
  sentence(text: string): string
  /** A path of any operating system. Each folder is replaced separately, so that paths still contain each other. */
  path(text: string): string
  /** The address of an engine or a mirror, with its scheme. */
  url(text: string): string
  /** A registry in a client's configuration: a host, optionally with a scheme, a port and a path. */
  registry(text: string): string
  /** An AppArmor profile, with its mode. */
  profile(text: string): string
  /** An image reference. Version tags are kept, because checks use them. */
  image(text: string): string
}

type Addresses = { ipv4(address: string): string; ipv6(address: string): string }

/** The rules for one machine, which share its names and addresses. */
export function textRulesOf(naming: Naming, addresses: Addresses): TextRules {
  const { name, ids } = naming

  const segment = (text: string, index: number, all: readonly string[]) => {
    if (/^(home|Users)$/.test(all[index - 2] ?? '') && text !== 'runner') return name('user', text)
    if (isWellKnown(text) || /^[A-Za-z]:$/.test(text)) return ids(text)
    const [, stem = text, kind = ''] = /^(.+?)(\.(?:service|slice|scope|sock|json|toml))?$/s.exec(text) ?? []
    return name('folder', stem) + kind
  }
  const path = (text: string) =>
    text
      .split(/([/\\])/)
      .map((part, index, all) => (index % 2 === 1 || part === '' ? part : segment(part, index, all)))
      .join('')

  const host = (text: string) => {
    const [, bare = text, port = ''] = /^(?:.*@)?(.*?)(:\d+)?$/s.exec(text) ?? []
    if (/^\d+(\.\d+){3}$/.test(bare)) return addresses.ipv4(bare) + port
    const [, inner] = /^\[(.*)\]$/.exec(bare) ?? []
    return (inner === undefined ? name('host', bare) : `[${anonymousIpv6(inner, addresses.ipv6)}]`) + port
  }
  const url = (text: string) => {
    const [, scheme = '', authority = '', rest = ''] =
      /^([a-z][a-z0-9+.-]*:\/\/)([^/]*)(.*)$/is.exec(text) ?? []
    return scheme + host(authority) + path(rest)
  }
  const registry = (text: string) => {
    if (text.includes('://')) return url(text)
    const [first = '', ...rest] = text.split('/')
    return [host(first), ...rest.map((part) => name('folder', part))].join('/')
  }
  const profile = (text: string) => {
    const [, bare = text, mode = ''] = /^(.*?)( \([a-z]+\))?$/s.exec(text) ?? []
    return name('profile', bare) + mode
  }
  const image = (text: string) => {
    const [, repository = text, tag, digest] = /^(.*?)(?::([^:/@]+))?(?:@sha256:(.*))?$/s.exec(text) ?? []
    const tagged = tag === undefined ? '' : `:${/^v?\d/.test(tag) ? tag : name('tag', tag)}`
    return `${name('image', repository)}${tagged}${digest === undefined ? '' : `@sha256:${ids(digest)}`}`
  }

  const sentence = (text: string) => {
    const known = naming.originals().toSorted((one, other) => other.length - one.length)
    const words =
      known.map((each) => `(?<![A-Za-z0-9])${escapePattern(each)}(?![A-Za-z0-9])`).join('|') || '(?!)'
    const spaced = known.filter((each) => /\s/.test(each)).map((each) => escapePattern(each))
    const kinds = [
      ['url', /\b[a-z][a-z0-9+.-]*:\/\/[^\s"',;()]*/.source],
      ['path', `(?:[A-Za-z]:\\\\|(?<![\\w./:-])/)(?:${[...spaced, '[^\\s"\',;:()]'].join('|')})*`],
      ['context', /(?<=docker context ")[^"]+/.source],
      ['mail', `(?:${words}|[\\w.+-]+)@[\\w-]+\\.[\\w.-]*\\w`],
      ['mac', macPattern.source],
      ['ipv6', ipv6Pattern.source],
      ['ipv4', ipv4Pattern.source],
      ['word', words],
      ['id', idPattern.source],
    ] as const
    const rules: Record<(typeof kinds)[number][0], (text: string) => string> = {
      url,
      path,
      context: (found) => name('context', found),
      mail: () => 'user@example.org',
      mac: () => '02:00:00:00:00:00',
      ipv6: (found) => anonymousIpv6(found, addresses.ipv6),
      ipv4: addresses.ipv4,
      word: (found) => name('name', found),
      id: ids,
    }
    const pattern = new RegExp(kinds.map(([kind, source]) => `(?<${kind}>${source})`).join('|'), 'gi')
    return text.replace(pattern, (found, ...rest) => {
      const groups: Record<string, string | undefined> = rest.at(-1)
      const kind = kinds.find(([each]) => groups[each] !== undefined)?.[0]
      return kind ? rules[kind](found) : found
    })
  }

  return { sentence, path, url, registry, profile, image }
}
