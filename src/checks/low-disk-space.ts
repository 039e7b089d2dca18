import type { Filesystem, Observation } from '../facts/facts.ts'
import { bytes, gibibyte } from '../values/quantity.ts'
import { defineCheck, type Severity } from './check.ts'

const levels = [
  { severity: 'error', bytes: gibibyte, inodes: 10_000 },
  { severity: 'warning', bytes: 10 * gibibyte, inodes: 200_000 },
] as const

export const lowDiskSpace = defineCheck({
  id: 'low-disk-space',
  severity: 'warning',
  about: 'machine',
  title: 'Disk space',
  failureTitle: 'Low disk space for images and builds',
  needs: [],
  observes: ['dataRootFilesystem', 'imageStoreFilesystem', 'workspaceFilesystem', 'engine'],

  evaluate(_, { dataRootFilesystem, imageStoreFilesystem, workspaceFilesystem, engine }) {
    const places = [
      { name: 'data root', observation: dataRootFilesystem },
      ...(isSameFilesystem(dataRootFilesystem, imageStoreFilesystem)
        ? []
        : [{ name: 'image store', observation: imageStoreFilesystem }]),
      { name: 'workspace', observation: workspaceFilesystem },
    ]
    const seen = places.flatMap(({ name, observation }) => {
      return observation.status === 'seen' ? [{ name, filesystem: observation.value }] : []
    })
    const low = seen.flatMap(({ name, filesystem }) => {
      const severity = severityOf(filesystem)
      return severity ? [{ name, filesystem, severity }] : []
    })
    const worst = low.find(({ severity }) => severity === 'error') ?? low[0]
    if (!worst) {
      const hidden = places.find(({ observation }) => observation.status === 'unseen')
      if (hidden?.observation.status !== 'unseen') return undefined
      return { unknown: hidden.observation.reason }
    }
    const isSnapshotter = engine.status === 'seen' && engine.value.imageStore === 'snapshotter'
    return {
      severity: worst.severity,
      message: `The filesystem of the ${worst.name} (${worst.filesystem.path}) has ${describe(worst.filesystem)}. Builds and pulls can fail with "no space left on device".${isSnapshotter ? ' This daemon stores each image compressed and unpacked, which takes twice the space.' : ''}`,
      evidence: seen.map(({ name, filesystem }) => ({
        label: `${name} (${filesystem.path}, ${filesystem.type})`,
        value: `${describe(filesystem)}, of ${bytes(filesystem.totalBytes)}`,
      })),
      remedy: `${low.some(({ name }) => name !== 'workspace') ? freeImages : freeWorkspace(worst.filesystem.path)} Keep 10 GiB and 200,000 inodes free.`,
    }
  },
})

/** Images are in the data root, unless the daemon uses the machine's containerd. */
function isSameFilesystem(dataRoot: Observation<Filesystem>, imageStore: Observation<Filesystem>): boolean {
  if (dataRoot.status === 'unseen' || imageStore.status === 'unseen') return false
  return dataRoot.value.path === imageStore.value.path
}

const freeImages =
  'Find what uses the space: `docker system df`. Remove build cache and unused images: `docker builder prune --all --force && docker image prune --all --force`. Remove volumes only by name.'

/** Only the workspace has too little space, so removing images does not help. */
const freeWorkspace = (workspace: string): string =>
  `Find what uses the space: \`du -xh --max-depth 2 ${workspace}\`. Or move the runner's work folder to a larger filesystem.`

function severityOf({ freeBytes, freeInodes }: Filesystem): Severity | undefined {
  const level = levels.find(({ bytes, inodes }) => {
    return freeBytes < bytes || (freeInodes !== null && freeInodes < inodes)
  })
  return level?.severity
}

function describe({ freeBytes, freeInodes }: Filesystem): string {
  const inodes = freeInodes === null ? '' : ` and ${freeInodes.toLocaleString('en')} inodes`
  return `${bytes(freeBytes)}${inodes} free`
}
