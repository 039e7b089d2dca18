import { isBerthName } from '../../ledger/belongs.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { type Existing, type LeftBehind, leftBehind } from '../../ledger/left-behind.ts'
import { type LedgerBuild, readBuilds } from '../../ledger/read-builds.ts'
import { type Entries, readEntries } from '../../ledger/read-entries.ts'
import { ledgerOf } from '../../ledger/read-ledger.ts'
import type { Buildx, CreateBuilder, LedgerTask, Recorded, RecordedStep } from '../../plan/plan.ts'
import { beforeDeadline } from '../../platform/before-deadline.ts'
import type { Docker } from '../../platform/docker.ts'
import { containerOf } from '../../values/node-names.ts'
import type { Tools } from '../step.ts'
import { stopProcess } from './end-process.ts'

/** Milliseconds for Buildx to list builds. It took 80. The clean-up waits for it. */
const buildxTimeout = 3_000
/** Milliseconds for an answer of the daemon. */
const listTimeout = 2_000

/** The ledger at the end of the job. */
export type ClosedLedger = {
  readonly ledger: Ledger
  readonly entries: Entries
  /** null: BuildKit keeps no history, or Buildx cannot read it. */
  readonly builds: readonly LedgerBuild[] | null
  /** null: it goes with the job daemon, or the daemon does not answer. */
  readonly left: LeftBehind | null
  readonly isReaped: boolean
  readonly isGuarded: boolean
}

type ClosingTools = Pick<
  Tools,
  'connect' | 'files' | 'processes' | 'runCommand' | 'group' | 'warn' | 'environment'
>

/**
 * Ends the companion and reads its ledger, before anything of the job is removed. It can have been killed.
 *
 * @param steps of the journal
 * @returns null without a ledger
 */
export async function closeLedger(
  steps: readonly RecordedStep[],
  tools: ClosingTools,
): Promise<ClosedLedger | null> {
  const companion = steps.find((step) => step.kind === 'start-companion')
  const task = companion?.tasks.ledger
  if (companion === undefined || !task) return null
  await stopProcess(companion, tools)
  const text = await tools.files.readText(task.file).catch(() => null)
  if (text === null) return null
  const entries = readEntries(text)
  const ledger = ledgerOf(entries)
  const docker = tools.connect(companion.daemon.host, companion.daemon.certificates)
  const [builds, left] = await Promise.all([
    buildsSince(ledger.beganAt ?? 0, steps, tools),
    task.shared ? leftIn(docker, ledger, task) : null,
  ])
  const isGuarded = companion.tasks.guard !== null
  const isReaped = steps.some(({ kind }) => kind === 'reap-leftovers')
  return { ledger, entries, builds, left, isReaped, isGuarded }
}

/** Asks BuildKit by Buildx: the embedded one, and that of the job's builder. */
async function buildsSince(
  since: number,
  steps: readonly RecordedStep[],
  tools: Pick<Tools, 'connect' | 'runCommand'>,
): Promise<LedgerBuild[] | null> {
  const asked = steps.map(async (step): Promise<readonly (readonly [Buildx, string])[]> => {
    if (step.kind === 'use-embedded-builder') return step.buildx ? [[step.buildx, step.name]] : []
    if (step.kind !== 'create-builder') return []
    const names = (await runs(step, tools)) ? ['default', step.name] : ['default']
    return names.map((name) => [step.buildx, name] as const)
  })
  const builders = (await Promise.all(asked)).flat()
  const found = await Promise.all(
    builders.map(async ([{ program, environment }, name]) => {
      const words = ['history', 'ls', '--format', 'json', '--builder', name]
      const listed = await tools
        .runCommand(program, words, { timeout: buildxTimeout, environment })
        .catch(() => null)
      return listed?.exitCode === 0 ? readBuilds(listed.stdout, since) : null
    }),
  )
  return found.every((builds) => builds === null) ? null : found.flatMap((builds) => builds ?? [])
}

/** Buildx would start a builder that does not run, and create one that is removed (commands/history/utils.go, loadNodes). */
async function runs(
  { nodes }: Recorded<CreateBuilder>,
  { connect }: Pick<Tools, 'connect'>,
): Promise<boolean> {
  const running = nodes.map(async ({ name, daemon }) => {
    const docker = connect(daemon.host, daemon.certificates)
    const inspect = () => docker.inspectContainer(containerOf(name))
    const found = await beforeDeadline(listTimeout, inspect).catch(() => null)
    return found?.State.Running === true
  })
  return (await Promise.all(running)).every(Boolean)
}

async function leftIn(docker: Docker, ledger: Ledger, task: LedgerTask): Promise<LeftBehind | null> {
  const existing = await beforeDeadline(listTimeout, () => existingIn(docker)).catch(() => null)
  const isOwn = (name: string) => isBerthName(name) || task.ownImages.includes(name)
  return existing && leftBehind(ledger, existing, isOwn)
}

async function existingIn(docker: Docker): Promise<Existing> {
  const [containers, networks, volumes, images] = await Promise.all([
    docker.listContainers(),
    docker.listNetworks(),
    docker.listVolumes(),
    docker.listImages(),
  ])
  return {
    containers: containers.map(({ Id }) => Id),
    networks: networks.map(({ Id }) => Id),
    volumes: volumes.map(({ Name }) => Name),
    images: images.map(({ RepoTags, Created }) => ({
      names: (RepoTags ?? []).filter((name) => name !== '<none>:<none>'),
      createdAt: Created * 1000,
    })),
  }
}
