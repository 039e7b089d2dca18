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

/** Milliseconds for a build of three layers on a running builder. It took 0.5 to 2 s on two cores. */
const buildTimeout = 120_000
/** Milliseconds for the container to end. */
const runTimeout = 60_000

const dockerfile = `FROM scratch
COPY prover nonce /
RUN ["/prover", "copy", "/nonce", "/copied"]
ENTRYPOINT ["/prover"]
`

/**
 * Builds an image with the job's builder, as later steps do, and runs it by name on the daemon. The build has a RUN
 * instruction and needs no base image. It copies a random text, so that no cache can satisfy it.
 */
export const proveBuild: StepHandler<'prove-build'> = {
  title: ({ host }) => `Testing a build, and running its image on ${host}`,

  async apply(step, tools) {
    const { buildx, directory, image, host } = step
    const program = programs[step.architecture]
    if (buildx === null) return notChecked('buildx is not installed on this runner')
    if (directory === null) return notChecked('RUNNER_TEMP is not set')
    if (program === undefined)
      return notChecked(`Berth has no test program for the architecture ${step.architecture}`)
    const started = performance.now()
    const docker = tools.connect(host)
    const nonce = randomBytes(16).toString('hex')
    try {
      await writeContext(directory, program, nonce, tools.files)
      await build(step, buildx, directory, tools)
      const printed = await run(step, docker)
      if (printed.trim() !== nonce)
        throw failure(`The image ${image} on ${host} is not the one that was just built`, checkBuilder)
    } finally {
      await removeTraces(step, docker).catch(() => {})
      await tools.files.remove(directory)
    }
    return {
      buildProof: {
        milliseconds: Math.round(performance.now() - started),
        parts: [
          {
            part: 'build',
            status: 'passed',
            detail: "the job's builder built an image with a RUN instruction",
          },
          { part: 'built-image', status: 'passed', detail: `the built image ran by name on ${host}` },
        ],
      },
    }
  },

  undoTitle: ({ image }) => `Removing test build ${image}`,
  async undo(step, { connect, files, hostEngine }) {
    if (step.directory !== null) await files.remove(step.directory)
    // Objects in the job daemon are removed with it, and that daemon may have stopped already.
    if (step.host === hostEngine || step.isGuard) await removeTraces(step, connect(hostEngine))
  },
  undoTimeout: 60_000,
}

const checkBuilder = 'Check the driver and endpoint of the builder: docker buildx inspect'
const checkDaemon = "Look for details in the Docker daemon's log: journalctl -u docker"

async function writeContext(directory: string, program: string, nonce: string, files: Files): Promise<void> {
  await files.makeDirectory(directory, 0o700)
  await files.writeText(`${directory}/Dockerfile`, dockerfile, 0o644)
  await files.writeText(`${directory}/nonce`, `${nonce}\n`, 0o644)
  await files.writeText(`${directory}/prover`, Buffer.from(program, 'base64'), 0o755)
}

async function build(
  { image, labels, network }: ProveBuild,
  buildx: Buildx,
  directory: string,
  tools: Parameters<typeof runBuildx>[2],
): Promise<void> {
  const own = [`${ownerLabel}=${labels[ownerLabel]}`, `berth.token=${labels['berth.token']}`]
  const labelled = own.flatMap((label) => ['--label', label])
  const onHost = network === 'host' ? ['--network', 'host'] : []
  const words = ['build', '--load', ...onHost, '--tag', image, ...labelled, directory]
  try {
    await runBuildx(buildx, words, tools, { timeout: buildTimeout })
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    const details = error.details === undefined ? {} : { details: error.details }
    const message = `A test build with a RUN instruction failed: ${error.message}`
    throw new ExpectedError('proof-failed', message, error.remedy, { cause: error, ...details })
  }
}

/** Runs the built image by name and gives its output. */
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
    if (exitCode !== 0)
      throw failure(`A container of the built image ended with exit code ${exitCode}`, checkDaemon)
    return (await docker.containerLogs(name, 10)).stdout
  } catch (error) {
    if (statusCodeOf(error) === 404) {
      const message = `The test build succeeded, but ${host} has no image ${image}`
      throw failure(message, checkBuilder, error)
    }
    if (error instanceof ExpectedError) throw error
    const message = engineError(error)?.message ?? (error instanceof Error ? error.message : String(error))
    throw failure(`The built image ${image} does not run on ${host}: ${message}`, checkDaemon, error)
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
  // The name contains the job's random token, so no other image can have it.
  await docker.removeImage(image)
}

function notChecked(detail: string): Pick<Achieved, 'buildProof'> {
  return { buildProof: { milliseconds: 0, parts: [{ part: 'build', status: 'not-checked', detail }] } }
}
