import type { Json, JsonObject } from '../../json.ts'
import { cleanPath } from '../clean-path.ts'
import type { Judge } from '../endpoint.ts'
import { targetOf } from '../fields/binds.ts'
import { containerConfig } from '../fields/container-config.ts'
import { refused } from '../fields/field.ts'
import { hostConfig, hostConfigFields } from '../fields/host-config.ts'
import { withLabels } from '../fields/labels.ts'
import { objectName } from '../fields/namespaces.ts'
import { networkingConfig } from '../fields/networking.ts'
import { object } from '../fields/object.ts'
import { together, violation } from '../findings.ts'
import { isList, isObject, isZero, kindOf } from '../json-kinds.ts'
import type { Policy } from '../policy.ts'

/** Fields of HostConfig beside it: engines up to 26 read them (moby v26.1.5, runconfig/config_unix.go: `ContainerConfigWrapper`). */
const legacy = Object.fromEntries(
  [...Object.keys(hostConfigFields), 'Cpuset'].map((key) => [key, refused('legacy-field')]),
)

/** Of the query. dockerode writes them into the body too, where the daemon ignores them. */
const parameters: readonly string[] = ['name', 'platform']

const request = object(
  {
    ...legacy,
    ...containerConfig,
    Labels: withLabels,
    HostConfig: hostConfig,
    NetworkingConfig: networkingConfig,
  },
  ['Labels'],
)

export const createContainer: Judge = ({ call, body, policy }) => {
  if (!isObject(body)) return { ...violation('unexpected-value', 'body', kindOf(body)), body }
  // Clients such as docker-py send them with their zero values.
  const used = new Map(
    [...body].filter(
      ([key, value]) => !parameters.includes(key) && !(Object.hasOwn(legacy, key) && isZero(value)),
    ),
  )
  const judged = request(used, { place: '', policy })
  const [name = ''] = call.query.get('name') ?? []
  const named = name === '' || objectName.test(name) ? {} : violation('unexpected-value', 'query name', name)
  return {
    ...together([judged, named]),
    body: isObject(judged.value) ? withLabelledVolumes(judged.value, policy) : judged.value,
  }
}

/**
 * Anonymous volumes as mounts, which can have labels. The daemon treats both the same (moby, daemon/volumes.go and
 * create_unix.go), but for a target that has another mount: that one wins over `Volumes`.
 */
function withLabelledVolumes(body: JsonObject, policy: Policy): JsonObject {
  const volumes = body.get('Volumes') ?? null
  const host = body.get('HostConfig') ?? null
  if (!isObject(volumes) || volumes.size === 0 || !(host === null || isObject(host))) return body
  if (!isZero(host?.get('VolumesFrom') ?? null)) return body
  const taken = targetsOf(host)
  const labelled = [...volumes.keys()].filter(
    (target) => target.startsWith('/') && !taken.has(cleanPath(target)),
  )
  const before = host?.get('Mounts') ?? null
  const mounts = [
    ...(isList(before) ? before : []),
    ...labelled.map((target) => anonymousVolume(target, policy)),
  ]
  const rest = [...volumes].filter(([target]) => !labelled.includes(target))
  return new Map<string, Json>([
    ...body,
    ['Volumes', new Map(rest)],
    ['HostConfig', new Map<string, Json>([...(host ?? []), ['Mounts', mounts]])],
  ])
}

const anonymousVolume = (target: string, { labels }: Policy): JsonObject =>
  new Map<string, Json>([
    ['Type', 'volume'],
    ['Target', target],
    ['VolumeOptions', new Map([['Labels', new Map(Object.entries(labels))]])],
  ])

/** Where other mounts of the container end. */
function targetsOf(host: JsonObject | null): ReadonlySet<string> {
  const binds = host?.get('Binds') ?? null
  const mounts = host?.get('Mounts') ?? null
  const tmpfs = host?.get('Tmpfs') ?? null
  return new Set([
    ...(isList(binds) ? binds : []).flatMap((bind) => (typeof bind === 'string' ? [targetOf(bind)] : [])),
    ...(isList(mounts) ? mounts : []).flatMap((mount) => {
      const target = isObject(mount) ? mount.get('Target') : null
      return typeof target === 'string' ? [cleanPath(target)] : []
    }),
    ...(isObject(tmpfs) ? [...tmpfs.keys()] : []).map(cleanPath),
  ])
}
