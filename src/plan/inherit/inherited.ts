import type { Authorities, RegistryCertificates } from '../../facts/facts.ts'

/** Settings of the daemon and the runner that a builder or a job daemon takes over. Holds no password. */
export type Inherited = {
  /** The mirrors of docker.io, as URLs. */
  readonly mirrors: readonly string[]
  /** `host`, `host:port`, or a subnet. */
  readonly insecureRegistries: readonly string[]
  readonly registries: readonly RegistryCertificates[]
  readonly authorities: Authorities
  readonly proxies: readonly ShownProxy[]
  /** Settings that are not taken over, and why: full sentences. */
  readonly omitted: readonly string[]
}

/** A proxy variable. Its value has no user and no password. */
export type ShownProxy = { readonly variable: string; readonly value: string }

export const nothingInherited: Inherited = {
  mirrors: [],
  insecureRegistries: [],
  registries: [],
  authorities: { files: [], count: 0 },
  proxies: [],
  omitted: [],
}

/** True if there is something to write to a `buildkitd.toml`. */
export function needsFile({ mirrors, insecureRegistries, registries, authorities }: Inherited): boolean {
  return mirrors.length + insecureRegistries.length + registries.length + authorities.count > 0
}

/**
 * The settings without those for a `buildkitd.toml`.
 *
 * @param why the reason, which is listed if there are any
 */
export function withoutFileSettings(inherited: Inherited, why: string): Inherited {
  const { proxies, omitted } = inherited
  return { ...nothingInherited, proxies, omitted: needsFile(inherited) ? [...omitted, why] : omitted }
}
