import type { Observed } from './facts.ts'
import { anonymousAddress } from './parsers/anonymous-address.ts'

/**
 * The facts without what tells whose machine it is: names of machine, runner, users, images, containers, volumes,
 * networks and registries, ids, and public addresses. What checks judge by stays as it is: versions, drivers, sizes,
 * private subnets, namespaces. Equal texts stay equal. Pure.
 */
export function anonymise(observed: Observed): Observed {
  const names = namesIn(observed)
  return mapTexts(observed, (text) => anonymousAddress(replaceAll(text, names))) as Observed
}

type Replacement = readonly [name: string, instead: string]

/** Docker's own names, and words that are too common to tell anything. */
const common = new Set([
  '',
  'bridge',
  'host',
  'none',
  'docker',
  'default',
  'local',
  'root',
  'localhost',
  '.',
  '/',
])

/** What is replaced, the longest first, so that a name within another does not break it. */
function namesIn(observed: Observed): Replacement[] {
  const value = <T>(observation: { status: 'seen'; value: T } | { status: 'unseen'; reason: string }) =>
    observation.status === 'seen' ? observation.value : undefined
  const engine = value(observed.engine)
  const runner = value(observed.runner)
  const client = value(observed.clientConfiguration)
  const containers = value(observed.engineContainers) ?? []
  const volumes = value(observed.engineVolumes) ?? []
  const networks = value(observed.engineNetworks) ?? []
  const own = value(observed.ownContainer)
  const mounts = containers.flatMap((container) => container.mounts)

  const groups: readonly (readonly [label: string, names: readonly (string | null | undefined)[]])[] = [
    ['/workspace', [runner?.workspace]],
    ['/temp', [runner?.temp]],
    ['machine', [value(observed.machine)?.hostname, engine?.name]],
    ['engine-id', [engine?.id]],
    ['runner-name', [runner?.name]],
    ['container-id', [...containers.map(({ id }) => id), own?.id]],
    ['container', containers.map(({ name }) => name)],
    ['image', [...containers.map(({ image }) => image), own?.image]],
    ['volume', [...volumes.map(({ name }) => name), ...mounts.map(({ volume }) => volume)]],
    [
      '/path',
      mounts
        .filter(({ type }) => type === 'bind')
        .map(({ source }) => source)
        .filter(isOfUser),
    ],
    ['network-id', networks.map(({ id }) => id)],
    ['network', [...networks.map(({ name }) => name), ...(own?.networks ?? [])]],
    ['registry', [...(client?.plaintextCredentials ?? []), ...(client?.credentialHelpers ?? [])]],
    ['registry-mirror', engine?.registryMirrors ?? []],
    ['context', [client?.currentContext, ...(client?.contexts ?? [])]],
  ]
  const replacements = groups.flatMap(([label, names]) => {
    const distinct = [...new Set(names)].filter(
      (name): name is string => name !== null && name !== undefined && !common.has(name),
    )
    return distinct.map(
      (name, index): Replacement => [name, distinct.length === 1 ? label : `${label}-${index + 1}`],
    )
  })
  return replacements.sort(([one], [other]) => other.length - one.length)
}

/** Paths of the system, such as /var/run/docker.sock or /proc, tell nothing of anyone and much of the mount. */
function isOfUser(path: string): boolean {
  return !/^\/(|etc|lib|proc|sys|run|var|usr|dev)(\/|$)/.test(path)
}

function replaceAll(text: string, names: readonly Replacement[]): string {
  const withoutNames = names.reduce((rest, [name, instead]) => rest.replace(asWord(name), instead), text)
  // Homes, random ids (cgroups and paths of containers) and mail addresses that no list above holds.
  return withoutNames
    .replace(/\/(home|Users)\/[^/\s]+/g, '/$1/user')
    .replace(/\b[0-9a-f]{32,64}\b/g, '0'.repeat(12))
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, 'user@example')
}

/** The name where it is not part of a longer word: a machine may be called `vm`. */
function asWord(name: string): RegExp {
  return new RegExp(`(?<!\\w)${RegExp.escape(name)}(?!\\w)`, 'g')
}

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    // Labels name repository, run and job, and no check judges by them.
    Object.entries(value).map(([key, item]) => [key, key === 'labels' ? {} : mapTexts(item, map)]),
  )
}
