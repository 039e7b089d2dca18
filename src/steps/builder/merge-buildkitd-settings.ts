import { authoritiesRegistry } from '../../plan/inherit/authorities-folder.ts'
import { type Inherited, withoutFileSettings } from '../../plan/inherit/inherited.ts'

/** The settings of a `buildkitd.toml` (moby/buildkit, cmd/buildkitd/config). */
type Table = Readonly<Record<string, unknown>>

/**
 * Adds inherited settings to those of the user. A key of the user stays as it is. A registry that the user describes as
 * plain HTTP, insecure, or with its own CA keeps that: nothing makes it less safe.
 *
 * @param authoritiesFile the file with the private CAs
 * @returns the settings, and what of the inherited ones they contain
 */
export function mergeBuildkitdSettings(
  own: Table,
  inherited: Inherited,
  authoritiesFile: string,
): { readonly settings: Table; readonly inherited: Inherited } {
  const registries = tableAt(own, 'registry')
  if (registries === null) return { settings: own, inherited: withoutFileSettings(inherited, noTable) }
  const has = (host: string, keys: readonly string[]) => {
    const ofUser = tableAt(registries, host)
    return ofUser === null || keys.some((key) => key in ofUser)
  }

  const mirrors = has(hub, ['mirrors']) ? [] : inherited.mirrors
  const plainMirrors = mirrors.filter((mirror) => /^http:/i.test(mirror)).map(hostOf)
  const insecure = inherited.insecureRegistries.filter((host) => !has(host, securityKeys))
  const plain = plainMirrors.filter((host) => !insecure.includes(host) && !has(host, securityKeys))
  const certificates = inherited.registries.filter(({ host }) => !has(host, ['ca', 'tlsconfigdir']))

  const additions: readonly (readonly [host: string, settings: Table])[] = [
    ...(mirrors.length > 0 ? [[hub, { mirrors: mirrors.map(hostOf) }] as const] : []),
    ...plain.map((host) => [host, { http: true }] as const),
    // As dockerd does: TLS without verification, then HTTP (moby/buildkit, util/resolver, fillInsecureOpts).
    ...insecure.map((host) => [host, { http: true, insecure: true }] as const),
    ...certificates.map(({ host, authorities }) => [host, { ca: [...authorities] }] as const),
    ...(inherited.authorities.count > 0 ? [[authoritiesRegistry, { ca: [authoritiesFile] }] as const] : []),
  ]
  const merged: Record<string, unknown> = { ...registries }
  for (const [host, added] of additions) merged[host] = { ...added, ...tableAt(merged, host) }
  return {
    settings: additions.length === 0 ? own : { ...own, registry: merged },
    inherited: { ...inherited, mirrors, insecureRegistries: insecure, registries: certificates },
  }
}

/** Buildx will refuse it. */
const noTable =
  'Mirrors, insecure registries and CAs are not passed on: `registry` in the configuration is no table.'

/** BuildKit's name of Docker Hub. */
const hub = 'docker.io'

/** The keys by which the user says how to connect to a registry. */
const securityKeys = ['http', 'insecure', 'ca', 'keypair', 'tlsconfigdir']

const hostOf = (mirror: string): string => mirror.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '')

/** The table at the key; empty if there is none, null if it is something else, which Buildx will refuse. */
function tableAt(table: Table, key: string): Table | null {
  const value = table[key] ?? {}
  return typeof value === 'object' && !Array.isArray(value) ? (value as Table) : null
}
