import { randomBytes } from 'node:crypto'
import { ExpectedError } from '../expected-error.ts'
import { ownerLabel } from '../plan/job.ts'
import type { ProveContainer } from '../plan/plan.ts'
import type { Docker } from '../platform/docker.ts'
import type { Files } from '../platform/files.ts'
import { mebibyte } from '../values/quantity.ts'
import { isOwn } from './ownership.ts'
import { programs } from './prover/programs.ts'
import { proverArchive } from './prover/prover-archive.ts'
import type { StepHandler } from './step.ts'

/** Milliseconds in which the container must have run: it took 300 ms on two cores, and 3 s on an emulated machine. */
const runTimeout = 60_000
/** errno of openat(2). */
const noSuchFile = 2

/**
 * Runs a container through the engine that later steps use, and reads a file of the workspace from inside of it. Not
 * by `docker info`: an engine whose storage cannot work says that it is ready (moby#53029).
 */
export const proveContainer: StepHandler<'prove-container'> = {
  describe: ({ host }) => `prove that a container runs and sees the workspace through ${host}`,

  async apply(step, { connect, files }) {
    const started = performance.now()
    const docker = connect(step.host)
    // Whole lines: Podman 4.3 keeps a last line without an end to itself where `tail` is asked for.
    const nonce = `${randomBytes(16).toString('hex')}\n`
    const { workspace } = step
    await importProver(step, docker)
    try {
      if (workspace) await files.writeText(`${workspace.destination}/${fileOf(step)}`, nonce, 0o644)
      const path = workspace ? `/workspace/${fileOf(step)}` : '/prover'
      const seen = await run(step, docker, path)
      if (workspace && seen !== nonce)
        throw pathMismatch(step, `it read ${JSON.stringify(seen.slice(0, 40))}`)
    } finally {
      await removeFile(step, files)
      // Post tries again, so that this never hides the error of the proof itself.
      await removeTraces(step, docker).catch(() => {})
    }
    const milliseconds = Math.round(performance.now() - started)
    return { containerProof: { host: step.host, workspace: workspace?.source ?? null, milliseconds } }
  },

  async undo(step, { connect, files, hostEngine }) {
    await removeFile(step, files)
    // What is in a daemon of the job's own goes with it, and that daemon may have ended by now.
    if (step.host !== hostEngine) return
    const docker = connect(hostEngine)
    await removeTraces(step, docker)
    const own = (await docker.listImages()).filter(({ Labels }) => isOwn(Labels, step.labels))
    for (const { Id } of own) await docker.removeImage(Id)
  },
  undoTimeout: 60_000,
}

/** The file in the workspace: its name holds the job's random token, so it is nobody else's. */
const fileOf = ({ labels }: ProveContainer): string => `.berth-proof-${labels['berth.token']}`

async function removeFile(step: ProveContainer, files: Files): Promise<void> {
  if (step.workspace) await files.remove(`${step.workspace.destination}/${fileOf(step)}`)
}

/** Podman says Go's names of architectures, Docker the kernel's. */
const kernelNames: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' }

async function importProver({ image, host, labels }: ProveContainer, docker: Docker): Promise<void> {
  const architecture = String((await docker.info())['Architecture'])
  const program = programs[kernelNames[architecture] ?? architecture]
  if (program === undefined) {
    throw new ExpectedError(
      'proof-failed',
      `The engine at ${host} runs on ${architecture}, for which Berth has no program to prove it with.`,
      `Set \`verify: false\`. Architectures that can be proved: ${Object.keys(programs).join(', ')}.`,
    )
  }
  const archive = await proverArchive(Buffer.from(program, 'base64'))
  // By the label alone an image is known that the engine has not come to name, or has untagged and not removed.
  const changes = [`LABEL ${ownerLabel}=${labels[ownerLabel]} berth.token=${labels['berth.token']}`]
  await docker.importImage(archive, image, ['ENTRYPOINT ["/prover"]', ...changes])
}

/** Gives what the container wrote. */
async function run(step: ProveContainer, docker: Docker, path: string): Promise<string> {
  const { name, image, labels, workspace } = step
  // A bind of type `bind` is refused where the path is not there, whereas `-v` would make an empty directory.
  const mount = workspace && {
    Type: 'bind' as const,
    Source: workspace.source,
    Target: '/workspace',
    ReadOnly: true,
  }
  const limits = { Memory: 64 * mebibyte, CapDrop: ['ALL'], NetworkMode: 'none', ReadonlyRootfs: true }
  const HostConfig = { ...limits, SecurityOpt: ['no-new-privileges'], Mounts: mount ? [mount] : [] }
  try {
    await docker.createContainer({ name, Image: image, Cmd: [path], Labels: { ...labels }, HostConfig })
    await docker.startContainer(name)
    const exitCode = await docker.waitForContainer(name, runTimeout)
    if (exitCode === noSuchFile) throw pathMismatch(step, 'the file is not there')
    if (exitCode !== 0) throw new Error(`the container ended with exit code ${exitCode}`)
    return (await docker.containerLogs(name, 10)).stdout
  } catch (error) {
    if (error instanceof ExpectedError) throw error
    throw notRun(step, error)
  }
}

function pathMismatch({ workspace, host }: ProveContainer, seen: string): ExpectedError {
  return new ExpectedError(
    'proof-failed',
    `A container of ${host} does not see the workspace: Berth wrote a file to ${workspace?.destination} and mounted ` +
      `${workspace?.source} of the engine's machine, but ${seen}.`,
    'The job and the engine do not share this path. `mode: dind` mounts the workspace where the job sees it; ' +
      '`verify: false` skips the proof if no later step mounts a path.',
  )
}

function notRun(step: ProveContainer, cause: unknown): ExpectedError {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/bind source path does not exist/.test(message)) {
    return pathMismatch(step, 'that path does not exist there')
  }
  const known = causes.find(([pattern]) => pattern.test(message))
  return new ExpectedError(
    'proof-failed',
    `A container could not be run through ${step.host}: ${message.trim()}`,
    known?.[1] ??
      'The engine answers, but cannot run containers: its own log says why (journalctl -u docker).',
    { cause },
  )
}

const causes: readonly (readonly [RegExp, string])[] = [
  [
    /containerd-mount|invalid argument/,
    'Its data root cannot carry its storage driver: put it on ext4 or xfs.',
  ],
  [
    /keyring|key quota|disk quota/,
    'The kernel’s keys are used up or forbidden: allow keyctl, raise kernel.keys.maxkeys.',
  ],
  [/apply caps|operation not permitted/, 'The engine lacks a capability that containers get by default.'],
  [/read-only file system/i, 'Its cgroups are mounted read-only.'],
  [/no space left/, 'The disk under its data root is full: docker system prune.'],
  [/there was no answer for/, 'It takes too long: look at the load of the machine and its disk.'],
]

async function removeTraces({ name, image, labels }: ProveContainer, docker: Docker): Promise<void> {
  const container = await docker.inspectContainer(name)
  if (container && isOwn(container.Config.Labels, labels)) await docker.removeContainer(name)
  // The name holds the job's random token: no other image can have it.
  await docker.removeImage(image)
}
