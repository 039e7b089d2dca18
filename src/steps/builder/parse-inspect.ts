import type { BuilderNode, Device, GarbageCollection } from '../achieved.ts'
import { pairsIn, type Section, sectionsOf } from './inspect-sections.ts'

export type InspectedBuilder = { readonly driver: string; readonly nodes: readonly BuilderNode[] }

/**
 * Parses the output of `docker buildx inspect` (docker/buildx, commands/inspect.go): `Key: value` lines, and one block per
 * node after the line `Nodes:`. Unknown lines are ignored. A node has the keys of docker/setup-buildx-action
 * (docker/actions-toolkit, types/buildx/builder.ts), and those without a value in the output are missing.
 * `buildx ls --format json` is not used: it needs buildx 0.13 and cannot start a builder.
 */
export function parseInspect(text: string): InspectedBuilder {
  const [head = '', body = ''] = text.split(/^Nodes:[ \t]*$/m)
  const blocks = body.split(/^(?=Name:)/m).filter((block) => block.startsWith('Name:'))
  return { driver: valueIn(sectionsOf(head), 'Driver') ?? '', nodes: blocks.map(parseNode) }
}

function parseNode(block: string): BuilderNode {
  const sections = sectionsOf(block)
  const value = (...keys: string[]) => valueIn(sections, ...keys)
  const bodies = (start: string) => sections.filter(({ key }) => key.startsWith(start))
  const options = value('Driver Options')
  const [error, flags] = [value('Error'), value('BuildKit daemon flags', 'Flags')]
  const [features, devices] = [bodies('Features')[0], bodies('Devices')[0]]
  const rules = bodies('GC Policy rule#')
  const files = bodies('File#')
  return {
    name: value('Name') ?? '',
    endpoint: value('Endpoint') ?? '',
    ...(options !== undefined && { 'driver-opts': optionsIn(options) }),
    ...(error !== undefined && { error }),
    status: value('Status') ?? '',
    ...(flags !== undefined && { 'buildkitd-flags': flags }),
    buildkit: value('BuildKit version', 'Buildkit') ?? '',
    platforms: platformsIn(value('Platforms') ?? ''),
    ...(features && { features: featuresIn(features) }),
    labels: Object.fromEntries(bodies('Labels').flatMap(({ body }) => pairsIn(body))),
    ...(devices && { devices: devicesIn(devices) }),
    ...(rules.length > 0 && { gcPolicy: rules.map(ruleIn) }),
    ...(files.length > 0 && { files: Object.fromEntries(files.map(fileIn)) }),
  }
}

const valueIn = (sections: readonly Section[], ...keys: string[]): string | undefined =>
  sections.find(({ key }) => keys.includes(key))?.value

/** A star marks requested platforms (docker/buildx, util/platformutil). If any are marked, only these count. */
function platformsIn(text: string): string[] {
  const all = text
    .split(',')
    .map((platform) => platform.trim())
    .filter((platform) => platform !== '')
  const requested = all.filter((platform) => platform.endsWith('*'))
  return requested.length > 0 ? requested.map((platform) => platform.slice(0, -1)) : all
}

/** `key="value"`, quoted as Go quotes (%q). */
function optionsIn(text: string): string[] {
  return [...text.matchAll(/([\w.-]+)="((?:[^"\\]|\\.)*)"/g)].map(
    ([, key, quoted = '']) => `${key}=${quoted.replace(/\\(["\\])/g, '$1')}`,
  )
}

const featuresIn = ({ body }: Section): Record<string, boolean> =>
  Object.fromEntries(pairsIn(body).map(([name, value]) => [name, value === 'true']))

/** Lines under `Annotations:` belong to the device before them. */
function devicesIn({ body }: Section): Device[] {
  const devices: {
    name: string
    onDemand?: boolean
    autoAllow?: boolean
    annotations?: Record<string, string>
  }[] = []
  for (const [key, value] of pairsIn(body)) {
    const device = devices.at(-1)
    if (key === 'Name' && !(device?.annotations && value === '')) devices.push({ name: value })
    else if (!device) continue
    else if (device.annotations) device.annotations[key] = value
    else if (key === 'On-Demand') device.onDemand = value === 'true'
    else if (key === 'Automatically allowed') device.autoAllow = value === 'true'
    else if (key === 'Annotations') device.annotations = {}
  }
  return devices
}

const ruleKeys = {
  'Keep Duration': 'keepDuration',
  'Keep Bytes': 'keepBytes',
  'Reserved Space': 'reservedSpace',
  'Max Used Space': 'maxUsedSpace',
  'Min Free Space': 'minFreeSpace',
} as const

function ruleIn({ body }: Section): GarbageCollection {
  const pairs = new Map(pairsIn(body))
  const filters = pairs.get('Filters')
  const limits = Object.entries(ruleKeys).flatMap(([key, name]) =>
    pairs.has(key) ? [[name, pairs.get(key) ?? '']] : [],
  )
  return {
    all: pairs.get('All') === 'true',
    ...(filters !== undefined && { filter: filters.split(/[ ,]+/) }),
    ...Object.fromEntries(limits),
  }
}

/** The text of a file. Certificates and keys are left out: they fill pages, and keys are secret. */
function fileIn({ key, body }: Section): [name: string, text: string] {
  const text = body.map((line) => line.replace(/^\s*> ?/, '')).join('\n')
  return [key.slice('File#'.length), text.includes('-----BEGIN ') ? '***' : text]
}
