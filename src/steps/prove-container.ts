import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ExpectedError } from '../expected-error.ts'
import type { ProveContainer } from '../plan/plan.ts'
import { tiers } from '../plan/tiers/choose-tiers.ts'
import type { Docker } from '../platform/docker.ts'
import type { Files } from '../platform/files.ts'
import type { Achieved } from './achieved.ts'
import { isOwn } from './ownership.ts'
import { evaluateProver } from './prover/evaluate-prover.ts'
import { failedPart } from './prover/failed-part.ts'
import { programs } from './prover/programs.ts'
import { isWithoutSource, noSource, notRun } from './prover/proof-errors.ts'
import { reachProver } from './prover/reach-prover.ts'
import { importProver, startProver } from './prover/run-prover.ts'
import type { StepHandler } from './step.ts'

/** Milliseconds in which an engine completes an import after its client has gone. It took 60 ms, and 440 under load. */
const lateImport = 1_500

/**
 * Runs a container on the daemon that later steps use, on the default network, with a published port and the workspace,
 * and reads what it observes. `docker info` is not enough: an engine whose storage does not work still reports that it
 * is ready (moby#53029).
 */
export const proveContainer: StepHandler<'prove-container'> = {
  title: ({ host, network }) =>
    `Testing a container on ${host}: ${network === 'host' ? 'host network' : 'network, published port'}, workspace`,

  async apply(planned, tools, achieved) {
    const started = performance.now()
    const step = asOwner(planned, achieved)
    const program = programs[step.architecture]
    if (program === undefined) return { containerProof: notChecked(step) }
    const docker = tools.connect(step.host)
    const nonce = randomBytes(16).toString('hex')
    try {
      const [unwritten] = await Promise.all([
        writeNonce(step, nonce, tools.files),
        importProver(step, program, docker).catch((error) => {
          throw notRun(step, error)
        }),
      ])
      const { port, unmounted } = await start(step, unwritten === null ? filesOf(step) : null, docker)
      const reached = await reachProver(step, port, achieved, docker, tools.network)
      const { result } = reached
      if (result === null) throw await noOutput(step, docker)
      const answer = await readAnswer(step, tools.files)
      const proof = evaluateProver(step, { ...reached, result, port, nonce, answer, unwritten, unmounted })
      return {
        containerProof: { ...proof, host: step.host, milliseconds: since(started) },
      }
    } catch (error) {
      // An error here must not hide the error of the test. The post step cleans up again.
      await removeTraces(step, docker).catch(() => {})
      if (!(error instanceof ExpectedError) || error.code !== 'proof-failed') throw error
      return { containerProof: { ...withoutContainer(step, error), milliseconds: since(started) } }
    } finally {
      await removeFiles(step, tools.files)
    }
  },

  undoTitle: ({ name }) => `Removing test container ${name}`,
  async undo(step, { connect, files, hostEngine }) {
    await removeFiles(step, files)
    // Objects in the job daemon are removed with it, and that daemon may have stopped already.
    if (step.host !== hostEngine && !step.isGuard) return
    const docker = connect(hostEngine)
    // The image is kept until now. If it is missing, main was ended early and the engine may still be importing it.
    if (!(await docker.inspectImage(step.image))) await sleep(lateImport)
    await removeTraces(step, docker)
  },
  undoTimeout: 60_000,
}

/** The user of the container that has the rights of the job on its files. */
function asOwner(step: ProveContainer, { daemon }: Achieved): ProveContainer {
  return daemon && tiers[daemon.privilege].ownsAsRoot ? { ...step, user: '0:0' } : step
}

/** Starts the prover; without the workspace if its path does not exist on the daemon's machine and is not required. */
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
  // An engine can create the container before it checks the path.
  await docker.removeContainer(step.name)
  const port = await startProver(step, null, docker).catch((error) => {
    throw notRun(step, error)
  })
  return { port, unmounted: noSource }
}

/** The files in the workspace. Their names contain the job's random token, so nothing else can own them. */
function filesOf({ labels }: Pick<ProveContainer, 'labels'>): [string, string] {
  const stem = `.berth-proof-${labels['berth.token']}`
  return [stem, `${stem}-answer`]
}

/**
 * Writes the file that the container reads.
 *
 * @returns null, or the reason why it could not be written: a read-only workspace is not an error
 */
async function writeNonce(step: ProveContainer, nonce: string, files: Files): Promise<string | null> {
  if (step.workspace === null) return 'there is no workspace that the daemon could mount'
  const [name] = filesOf(step)
  try {
    await files.writeText(`${step.workspace.destination}/${name}`, `${nonce}\n`, 0o644)
    return null
  } catch (error) {
    return `the job cannot write to its workspace (${error instanceof Error ? error.message : String(error)})`
  }
}

/** The text that the container wrote; null if the file does not exist. */
async function readAnswer(step: ProveContainer, files: Files): Promise<string | null> {
  const [, name] = filesOf(step)
  return step.workspace && files.readText(`${step.workspace.destination}/${name}`).catch(() => null)
}

async function removeFiles(step: Pick<ProveContainer, 'workspace' | 'labels'>, files: Files): Promise<void> {
  if (step.workspace === null) return
  for (const name of filesOf(step)) await files.remove(`${step.workspace.destination}/${name}`)
}

/** The error for a container that was started and wrote nothing. Its exit code is the best hint. */
async function noOutput(step: ProveContainer, docker: Docker): Promise<ExpectedError> {
  const state = (await docker.inspectContainer(step.name))?.State
  const status =
    state === undefined ? 'it has ended' : `its state is ${state.Status}, exit code ${state.ExitCode}`
  return notRun(step, new Error(`the container was started but wrote no output (${status})`))
}

async function removeTraces(
  { name, image, labels }: Pick<ProveContainer, 'name' | 'image' | 'labels'>,
  docker: Docker,
): Promise<void> {
  for (const pause of [0, 100, 300, 1_000, 3_000]) {
    await sleep(pause)
    const container = await docker.inspectContainer(name)
    if (!container || !isOwn(container.Config.Labels, labels)) break
    // The engine may already be removing it, and does not release its image before that.
    await docker.removeContainer(name)
  }
  // The name contains the job's random token, so no other image can have it.
  await docker.removeImage(image)
  const own = (await docker.listImages()).filter(({ Labels }) => isOwn(Labels, labels))
  for (const { Id } of own) await docker.removeImage(Id)
}

const since = (started: number): number => Math.round(performance.now() - started)

/** The result if no container ran. */
function withoutContainer(step: ProveContainer, error: ExpectedError) {
  const parts = [failedPart(step, 'container', error)]
  return { host: step.host, workspace: null, portsHost: null, parts }
}

function notChecked({ host, architecture }: ProveContainer): NonNullable<Achieved['containerProof']> {
  const detail = `Berth has no test program for the architecture ${architecture}, only for ${Object.keys(programs).join(' and ')}`
  const parts = [{ part: 'container', status: 'not-checked', detail } as const]
  return { host, workspace: null, portsHost: null, milliseconds: 0, parts }
}
