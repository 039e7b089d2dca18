import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ExpectedError } from '../expected-error.ts'
import type { ProveContainer } from '../plan/plan.ts'
import type { Docker } from '../platform/docker.ts'
import type { Files } from '../platform/files.ts'
import type { Achieved } from './achieved.ts'
import { isOwn } from './ownership.ts'
import { hearProver } from './prover/hear-prover.ts'
import { judgeProver } from './prover/judge-prover.ts'
import { programs } from './prover/programs.ts'
import { isWithoutSource, noSource, notRun } from './prover/proof-errors.ts'
import { importProver, startProver, tokenOf } from './prover/run-prover.ts'
import type { StepHandler } from './step.ts'

/** Milliseconds until a published port is reached that must be there: an emulated machine took 3 s for a container. */
const certainPatience = 15_000
/** The same of a port that may be out of reach: the container listens before the engine says that it has started. */
const uncertainPatience = 3_000

/** Milliseconds in which an engine ends an import that nobody waits for any more: it took 60 ms, and 440 under load. */
const lateImport = 1_500

/**
 * Runs a container through the engine that later steps use, on the default network, with a published port and the
 * workspace, and hears from it what it sees. Not by `docker info`: an engine whose storage cannot work says that it is
 * ready (moby#53029).
 */
export const proveContainer: StepHandler<'prove-container'> = {
  describe: ({ host }) => `prove that a container runs through ${host}, with network, port and workspace`,

  async apply(step, tools, achieved) {
    const started = performance.now()
    const program = programs[step.architecture]
    if (program === undefined) return { containerProof: unproved(step) }
    const docker = tools.connect(step.host)
    const nonce = randomBytes(16).toString('hex')
    try {
      const [written] = await Promise.all([
        offer(step, nonce, tools.files),
        importProver(step, program, docker).catch((error) => {
          throw notRun(step, error)
        }),
      ])
      const { port, unmounted } = await start(step, written === null ? filesOf(step) : null, docker)
      const hosts = hostsOf(step, achieved)
      const heard = await hearProver(
        {
          token: tokenOf(step),
          hosts: port === null ? [] : hosts,
          port: port ?? 0,
          patience: step.ports.certain ? certainPatience : uncertainPatience,
          readLog: async () =>
            (await docker.containerLogs(step.name, 10).catch(() => ({ stdout: '' }))).stdout,
        },
        tools.network,
      )
      if (heard === null) throw await notHeard(step, docker)
      const answer = await readAnswer(step, tools.files)
      const judged = judgeProver(step, { heard, hosts, port, nonce, answer, unwritten: written, unmounted })
      return {
        containerProof: { ...judged, host: step.host, milliseconds: Math.round(performance.now() - started) },
      }
    } catch (error) {
      // Post tries again, so that this never hides the error of the proof itself.
      await removeTraces(step, docker).catch(() => {})
      throw error
    } finally {
      await removeFiles(step, tools.files)
    }
  },

  async undo(step, { connect, files, hostEngine }) {
    await removeFiles(step, files)
    // What is in the job daemon goes with it, and that daemon may have ended by now.
    if (step.host !== hostEngine) return
    const docker = connect(hostEngine)
    // The image stays until now. Without it, main was ended early, and the engine may still be making it.
    if (!(await docker.inspectImage(step.image))) await sleep(lateImport)
    await removeTraces(step, docker)
  },
  undoTimeout: 60_000,
}

/** Starts the prover; without the workspace if the engine has no such path and need not have it. */
async function start(
  step: ProveContainer,
  files: [string, string] | null,
  docker: Docker,
): Promise<{ readonly port: number | null; readonly unmounted: string | null }> {
  try {
    return { port: await startProver(step, files, docker), unmounted: null }
  } catch (error) {
    if (files === null || step.mustSeeWorkspace || !isWithoutSource(error)) throw notRun(step, error)
  }
  // An engine may have made the container before it looked for the path.
  await docker.removeContainer(step.name)
  const port = await startProver(step, null, docker).catch((error) => {
    throw notRun(step, error)
  })
  return { port, unmounted: noSource }
}

/** Files in the workspace: their names hold the job's random token, so they are nobody else's. */
function filesOf({ labels }: Pick<ProveContainer, 'labels'>): [string, string] {
  const stem = `.berth-proof-${labels['berth.token']}`
  return [stem, `${stem}-answer`]
}

/**
 * Writes the file that the container shall read.
 *
 * @returns null, or why it could not be written: a read-only workspace is no error
 */
async function offer(step: ProveContainer, nonce: string, files: Files): Promise<string | null> {
  if (step.workspace === null) return 'there is no workspace that the engine could mount'
  const [name] = filesOf(step)
  try {
    await files.writeText(`${step.workspace.destination}/${name}`, `${nonce}\n`, 0o644)
    return null
  } catch (error) {
    return `the job itself cannot write there (${error instanceof Error ? error.message : String(error)})`
  }
}

/** What the container wrote; null if that file is not there. */
async function readAnswer(step: ProveContainer, files: Files): Promise<string | null> {
  const [, name] = filesOf(step)
  return step.workspace && files.readText(`${step.workspace.destination}/${name}`).catch(() => null)
}

async function removeFiles(step: Pick<ProveContainer, 'workspace' | 'labels'>, files: Files): Promise<void> {
  if (step.workspace === null) return
  for (const name of filesOf(step)) await files.remove(`${step.workspace.destination}/${name}`)
}

function hostsOf({ ports }: ProveContainer, { daemon }: Achieved): readonly string[] {
  if (ports.hosts.length > 0) return ports.hosts
  return daemon?.address ? [daemon.address] : []
}

/** The container runs, or ran, and nothing that it says arrives: an exit code says the most. */
async function notHeard(step: ProveContainer, docker: Docker): Promise<ExpectedError> {
  const state = (await docker.inspectContainer(step.name))?.State
  const became =
    state === undefined ? 'it has ended' : `it is ${state.Status}, with exit code ${state.ExitCode}`
  return notRun(step, new Error(`the engine started it, but it said nothing, and ${became}`))
}

async function removeTraces(
  { name, image, labels }: Pick<ProveContainer, 'name' | 'image' | 'labels'>,
  docker: Docker,
): Promise<void> {
  for (const pause of [0, 100, 300, 1_000, 3_000]) {
    await sleep(pause)
    const container = await docker.inspectContainer(name)
    if (!container || !isOwn(container.Config.Labels, labels)) break
    // The engine may be removing it already, and holds its image until it is gone.
    await docker.removeContainer(name)
  }
  // The name holds the job's random token: no other image can have it.
  await docker.removeImage(image)
  const own = (await docker.listImages()).filter(({ Labels }) => isOwn(Labels, labels))
  for (const { Id } of own) await docker.removeImage(Id)
}

function unproved({ host, architecture }: ProveContainer): NonNullable<Achieved['containerProof']> {
  const detail = `Berth has no program for ${architecture}, only for ${Object.keys(programs).join(' and ')}`
  const parts = [{ part: 'container', status: 'not-checked', detail } as const]
  return { host, workspace: null, portsHost: null, milliseconds: 0, parts }
}
