import { ExpectedError } from '../expected-error.ts'
import type { CreateBuilder, Labels, Recorded } from '../plan/plan.ts'
import type { CommandResult } from '../platform/command.ts'
import type { Docker } from '../platform/docker.ts'
import type { Files } from '../platform/files.ts'
import { type Patience, whileAlive } from '../platform/while-alive.ts'
import { inspectBuilder } from './builder/inspect-builder.ts'
import { recordOf } from './builder/record.ts'
import { runBuildx } from './builder/run-buildx.ts'
import { fullDisk } from './daemon/full-disk.ts'
import { causeIn } from './daemon/log-causes.ts'
import type { StepHandler, Tools } from './step.ts'

/** buildx itself would wait for ever for an engine that hangs, so the engine is asked meanwhile. */
const patience: Patience = { interval: 20_000, limit: Number.POSITIVE_INFINITY }
/** Milliseconds for an engine that has much to do. */
const pingTimeout = 30_000
/** Milliseconds: less than `undoTimeout` leaves, or it would go on after this process. */
const rmTimeout = 40_000
/** Lines of BuildKit's log that are shown where it does not start. */
const logLines = 40

/** A BuildKit of the job's own in a container, known to buildx by a name of its own; it is not made the current one. */
export const createBuilder: StepHandler<'create-builder'> = {
  describe: ({ name }) => `create the builder ${name}`,

  async apply(step, tools) {
    const { name, buildx, endpoint } = step
    if ((await look(step, tools)).exitCode === 0) {
      throw new ExpectedError(
        'invalid-input',
        `name: ${name} — there is a builder of this name already, perhaps another job's.`,
        `Leave \`name\` out, which gives each job a name of its own, or remove it: docker buildx rm ${name}`,
      )
    }
    const { nodes } = await blaming(step, tools, async (signal) => {
      await runBuildx(buildx, createArguments(step), endpoint, tools, { signal })
      return inspectBuilder(buildx, name, endpoint, tools, true, { signal })
    })
    const platforms = [...new Set(nodes.flatMap((node) => node.platforms))]
    return { builder: { name, driver: 'docker-container', platforms, nodes } }
  },

  async undo(step, tools) {
    if (!step.cleanup) return
    const docker = tools.connect(step.endpoint)
    try {
      // buildx waits for an engine that hangs without a deadline, and locks out every other buildx of this user.
      await docker.ping()
      await remove(step, docker, tools)
    } catch (error) {
      await forget(step, tools)
      throw error
    }
  },
  undoTimeout: 90_000,
}

async function remove(step: Recorded<CreateBuilder>, docker: Docker, tools: Tools): Promise<void> {
  const known = await look(step, tools)
  const container = await docker.inspectContainer(containerOf(step.name))
  // buildx tells no flags of a builder that does not start, but its container has them.
  const flags = `${known.stdout} ${container?.Args.join(' ') ?? ''}`
  // Another job's builder of this name, before which apply gave up; or one that another user's buildx knows.
  if ((known.exitCode === 0 || container) && !isOwn(flags, step)) return
  if (known.exitCode === 0) {
    const keep = step.keepState ? ['--keep-state'] : []
    await runBuildx(step.buildx, ['rm', '--force', ...keep, step.name], step.endpoint, tools, {
      timeout: rmTimeout,
    })
  }
  // `buildx rm` gives up after 20 s and leaves the rest (docker/buildx#4067): whatever is still there goes now.
  await removeRest(step, docker)
}

/** buildx tells neither that the engine hangs nor why BuildKit ends: both are looked for where it fails. */
async function blaming<T>(
  { name, endpoint }: CreateBuilder,
  { connect, files, log }: Tools,
  running: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const docker = connect(endpoint)
  try {
    return await whileAlive(running, () => docker.ping(pingTimeout), patience)
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    await docker.ping().catch((silence) => {
      log(error.message)
      throw silence
    })
    throw await withCause(error, docker, files, containerOf(name))
  }
}

/** The error with the end of the container's log, and the cause that this or the disk tells of. */
async function withCause(
  error: ExpectedError,
  docker: Docker,
  files: Files,
  container: string,
): Promise<ExpectedError> {
  const logs = await docker.containerLogs(container, logLines).catch(() => ({ stdout: '', stderr: '' }))
  const text = `${logs.stdout}${logs.stderr}`.trim()
  const known = causeIn(text) ?? (await fullDisk(docker, files))
  if (text === '' && !known) return error
  const message = known ? `${error.message}. ${known.cause}` : error.message
  const details = `${error.details}\nThe last lines of the log of ${container}:\n${text}`
  return new ExpectedError(error.code, message, known?.remedy ?? error.remedy, { cause: error, details })
}

/**
 * Takes a builder that could not be removed out of what buildx knows: it has no user any more, and a later job sweeps
 * what is left on the engine. One with a name of the user's own is not found by the sweep, so it stays known.
 */
async function forget(
  { name, labels }: Recorded<CreateBuilder>,
  { files, environment }: Tools,
): Promise<void> {
  if (hasToken(name, labels)) await files.remove(recordOf(name, environment))
}

/** Labels of the worker: `docker buildx inspect` shows them, so that a person sees whose builder it is. */
function createArguments(step: CreateBuilder): string[] {
  const { driverOptions, buildkitdFlags } = step.secret
  const options = driverOptions.flatMap((option) => ['--driver-opt', fieldOf(option)])
  const labels = Object.entries(step.labels).map(
    ([name, value]) => `--oci-worker-labels=${name}=${wordOf(value)}`,
  )
  // The labels first: a # in the flags of a user makes a comment of all that comes after it.
  const flags = [...labels, buildkitdFlags].filter((flag) => flag !== '').join(' ')
  const platforms = step.platforms.length > 0 ? ['--platform', step.platforms.join(',')] : []
  return [
    'create',
    ...['--name', step.name, '--driver', 'docker-container'],
    ...options,
    ...['--buildkitd-flags', flags],
    ...platforms,
    step.endpoint,
  ]
}

/** buildx splits the flags at white space and quotes, as a shell does (docker/buildx, commands/create.go). */
const wordOf = (value: string): string => value.replace(/[^\w./:@-]/g, '_')

/** buildx takes an option for a line of CSV (docker/buildx, commands/create.go): a comma in a value needs quotes. */
const fieldOf = (option: string): string =>
  /[",]/.test(option) ? `"${option.replaceAll('"', '""')}"` : option

/** Exit code 0: buildx knows a builder of this name. */
function look(
  { buildx, name, endpoint }: Recorded<CreateBuilder>,
  { runCommand }: Tools,
): Promise<CommandResult> {
  return runCommand(buildx, ['inspect', name], { timeout: 30_000, environment: { DOCKER_HOST: endpoint } })
}

/** True if the builder's name or the flags of its BuildKit, which hold the labels, carry the job's token. */
function isOwn(flags: string, { name, labels }: Recorded<CreateBuilder>): boolean {
  return hasToken(name, labels) || flags.includes(`--oci-worker-labels=berth.token=${labels['berth.token']}`)
}

/** A name that Berth gave: no other builder can have it. */
const hasToken = (name: string, labels: Labels): boolean => name.endsWith(`-${labels['berth.token']}`)

/** The names that buildx gives to the container of a builder's first node and its volume (driver/docker-container). */
const containerOf = (name: string): string => `buildx_buildkit_${name}0`
const volumeOf = (name: string): string => `${containerOf(name)}_state`

async function removeRest({ name, keepState }: Recorded<CreateBuilder>, docker: Docker): Promise<void> {
  await docker.removeContainer(containerOf(name))
  if (!keepState) await docker.removeVolume(volumeOf(name))
  if (await docker.inspectContainer(containerOf(name))) throw new Error(`the builder ${name} is still there`)
}
