import { randomBytes } from 'node:crypto'
import { ExpectedError } from '../expected-error.ts'
import { ownerLabel } from '../plan/job.ts'
import type { Buildx, ProveBuild } from '../plan/plan.ts'
import type { Docker } from '../platform/docker.ts'
import type { Files } from '../platform/files.ts'
import { statusCodeOf } from '../platform/status-code.ts'
import { mebibyte } from '../values/quantity.ts'
import type { Achieved } from './achieved.ts'
import { runBuildx } from './builder/run-buildx.ts'
import { engineError } from './engine-error.ts'
import { isOwn } from './ownership.ts'
import { programs } from './prover/programs.ts'
import type { StepHandler } from './step.ts'

/** Milliseconds for a build of three layers, whose builder runs already: it took 0.5 to 2 s on two cores. */
const buildTimeout = 120_000
/** Milliseconds in which the container must have run. */
const runTimeout = 60_000

const dockerfile = `FROM scratch
COPY prover nonce /
RUN ["/prover", "copy", "/nonce", "/copied"]
ENTRYPOINT ["/prover"]
`

/**
 * Builds an image with the job's builder, as later steps do, and runs it by its name through the engine. The build has
 * a RUN, needs no base image, and copies a text that was never built before, so that no cache answers for it.
 */
export const proveBuild: StepHandler<'prove-build'> = {
  describe: ({ host }) => `prove that a build runs, and its image by its name through ${host}`,

  async apply(step, tools) {
    const { buildx, directory, image, host } = step
    const program = programs[step.architecture]
    if (buildx === null) return unproved('there is no buildx on this runner')
    if (directory === null) return unproved('RUNNER_TEMP is not set')
    if (program === undefined) return unproved(`Berth has no program for ${step.architecture}`)
    const started = performance.now()
    const docker = tools.connect(host)
    const nonce = randomBytes(16).toString('hex')
    try {
      await writeContext(directory, program, nonce, tools.files)
      await build(step, buildx, directory, tools)
      const seen = await run(step, docker)
      if (seen.trim() !== nonce) throw failure(`The image ${image} is not the one that was built`, wrongImage)
    } finally {
      await removeTraces(step, docker).catch(() => {})
      await tools.files.remove(directory)
    }
    return {
      buildProof: {
        milliseconds: Math.round(performance.now() - started),
        parts: [
          { part: 'build', status: 'passed', detail: 'a build with a RUN worked in the job’s builder' },
          { part: 'built-image', status: 'passed', detail: `its image ran by its name through ${host}` },
        ],
      },
    }
  },

  async undo(step, { connect, files, hostEngine }) {
    if (step.directory !== null) await files.remove(step.directory)
    // What is in the job daemon goes with it, and that daemon may have ended by now.
    if (step.host === hostEngine) await removeTraces(step, connect(hostEngine))
  },
  undoTimeout: 60_000,
}

const wrongImage = 'Look at what has this name: docker image inspect'

async function writeContext(directory: string, program: string, nonce: string, files: Files): Promise<void> {
  await files.makeDirectory(directory, 0o700)
  await files.writeText(`${directory}/Dockerfile`, dockerfile, 0o644)
  await files.writeText(`${directory}/nonce`, `${nonce}\n`, 0o644)
  await files.writeText(`${directory}/prover`, Buffer.from(program, 'base64'), 0o755)
}

async function build(
  { image, labels }: ProveBuild,
  buildx: Buildx,
  directory: string,
  tools: Parameters<typeof runBuildx>[2],
): Promise<void> {
  const own = [`${ownerLabel}=${labels[ownerLabel]}`, `berth.token=${labels['berth.token']}`]
  const words = ['build', '--load', '--tag', image, ...own.flatMap((label) => ['--label', label]), directory]
  try {
    await runBuildx(buildx, words, tools, { timeout: buildTimeout })
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    const details = error.details === undefined ? {} : { details: error.details }
    const message = `A build with a RUN does not work: ${error.message}`
    throw new ExpectedError('proof-failed', message, error.remedy, { cause: error, ...details })
  }
}

/** Gives what the built image writes when it is run by its name. */
async function run({ name, image, labels, host }: ProveBuild, docker: Docker): Promise<string> {
  try {
    await docker.createContainer({
      name,
      Image: image,
      Cmd: ['copy', '/copied', '-'],
      Labels: { ...labels },
      HostConfig: {
        CapDrop: ['ALL'],
        Memory: 64 * mebibyte,
        NetworkMode: 'none',
        PidsLimit: 16,
        ReadonlyRootfs: true,
        SecurityOpt: ['no-new-privileges'],
      },
    })
    await docker.startContainer(name)
    const exitCode = await docker.waitForContainer(name, runTimeout)
    if (exitCode !== 0) throw failure(`The image that was built ended with exit code ${exitCode}`, wrongImage)
    return (await docker.containerLogs(name, 10)).stdout
  } catch (error) {
    if (statusCodeOf(error) === 404) {
      const message = `The build worked, but ${host} has no image of the name that it was given`
      throw failure(
        message,
        'The builder does not load its images into this engine: docker buildx inspect',
        error,
      )
    }
    if (error instanceof ExpectedError) throw error
    const message = engineError(error)?.message ?? (error instanceof Error ? error.message : String(error))
    throw failure(`The image that was built does not run: ${message}`, wrongImage, error)
  }
}

const failure = (message: string, remedy: string, cause?: unknown): ExpectedError =>
  new ExpectedError('proof-failed', `${message}.`, remedy, { cause })

async function removeTraces(
  { name, image, labels }: Pick<ProveBuild, 'name' | 'image' | 'labels'>,
  docker: Docker,
): Promise<void> {
  const container = await docker.inspectContainer(name)
  if (container && isOwn(container.Config.Labels, labels)) await docker.removeContainer(name)
  // The name holds the job's random token: no other image can have it.
  await docker.removeImage(image)
}

function unproved(detail: string): Pick<Achieved, 'buildProof'> {
  return { buildProof: { milliseconds: 0, parts: [{ part: 'build', status: 'not-checked', detail }] } }
}
