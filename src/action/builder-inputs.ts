import type { NodeCertificates } from '../plan/plan.ts'
import { type BuildxVersion, parseBuildxVersion } from '../values/buildx-version.ts'
import { csvFields } from '../values/csv-line.ts'
import { invalidInput, lines, list, type ReadInput } from './parse-inputs.ts'

export const driverOptions = (read: ReadInput): string[] =>
  driverOptionsIn(lines(read, 'driver-opts'), 'driver-opts')
export const endpoint = (read: ReadInput): string => endpointIn(read('endpoint'), 'endpoint')
export const platforms = (read: ReadInput): string[] => platformsIn(list(read, 'platforms'), 'platforms')

/** The name of the builder. null: not set. */
export function builderName(read: ReadInput): string | null {
  const name = read('name')
  return name === '' ? null : nameIn(name, 'name')
}

/**
 * Each line is a line of CSV, as Buildx reads it (docker/buildx, builder/builder.go, csvToMap).
 *
 * @param input where the lines are from
 */
export function driverOptionsIn(given: readonly string[], input: string): string[] {
  return given.flatMap((line) => {
    const options = csvFields(line)
    if (options?.every((option) => /^[\w.-]+=./.test(option))) return options
    const allowed =
      'a list of key=value, separated by commas or lines, with quotes around a value that holds a comma'
    throw invalidInput(input, line, allowed, 'driver-opts: image=moby/buildkit:v0.31.0,network=host')
  })
}

/** One word: buildx gets it as an argument, so it must not look like a flag. */
export function endpointIn(value: string, input: string): string {
  if (value !== '' && !/^[^\s-]\S*$/.test(value)) {
    const allowed = 'an address or the name of a Docker context'
    throw invalidInput(input, value, allowed, 'endpoint: tcp://buildkit.example:1234')
  }
  return value
}

/** Platforms in the form of OCI: os/architecture[/variant]. */
export function platformsIn(names: readonly string[], input: string): string[] {
  for (const name of names) {
    if (!/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/.test(name)) {
      throw invalidInput(input, name, 'os/architecture[/variant]', 'platforms: linux/amd64,linux/arm64')
    }
  }
  return [...names]
}

/** The names that Buildx allows (docker/buildx, store/util.go), without those that the CLI could read as a flag. */
export function nameIn(name: string, input: string): string {
  if (!/^[a-zA-Z][a-zA-Z0-9._-]*$/.test(name) || name === 'default') {
    const allowed = 'a letter, then letters, digits, dots, underscores and hyphens, other than "default"'
    throw invalidInput(input, name, allowed, 'name: my-builder')
  }
  return name
}

/** The Buildx that builds, which can be another one than the runner's. */
export function buildxVersion(read: ReadInput): BuildxVersion {
  const text = read('version')
  const version = parseBuildxVersion(text, read('driver'))
  if (version !== null) return version
  const allowed =
    'latest, a release such as v0.36.1, cloud:latest, cloud:v0.18.0-desktop.2, or a git reference that ends in .git#ref and holds no login (a private repository needs the variable GIT_AUTH_TOKEN)'
  throw invalidInput('version', text, allowed, 'version: latest')
}

/**
 * The certificates of the nodes from the variables of docker/setup-buildx-action: `BUILDER_NODE_0_AUTH_TLS_CACERT`, `…_CERT`
 * and `…_KEY` hold PEM texts for the first node, those with 1 for the next. An empty variable counts as not set.
 */
export function certificatesOf(
  environment: Readonly<Record<string, string | undefined>>,
): NodeCertificates[] {
  const nodes = Object.keys(environment).flatMap(
    (name) => /^BUILDER_NODE_(\d{1,3})_AUTH_TLS_(?:CACERT|CERT|KEY)$/.exec(name)?.[1] ?? [],
  )
  const last = Math.max(-1, ...nodes.map(Number))
  const text = (position: number, part: string) =>
    environment[`BUILDER_NODE_${position}_AUTH_TLS_${part}`] || null
  return Array.from({ length: last + 1 }, (_, position) => ({
    authority: text(position, 'CACERT'),
    certificate: text(position, 'CERT'),
    key: text(position, 'KEY'),
  }))
}
