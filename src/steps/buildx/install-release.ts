import { join } from 'node:path'
import { ExpectedError } from '../../expected-error.ts'
import type { InstallBuildx } from '../../plan/plan.ts'
import { beforeDeadline } from '../../platform/before-deadline.ts'
import { releaseUrl, toolOf } from '../../values/buildx-release.ts'
import type { Achieved } from '../achieved.ts'
import type { Tools } from '../step.ts'
import { releaseError } from './release-error.ts'
import { releasedChecksum } from './released-checksum.ts'

/** Milliseconds for a download with its retries: 70 MB at 250 kB/s. */
const downloadTimeout = 300_000
/** Milliseconds for the first start of the program. */
const startTimeout = 30_000

/**
 * Installs a release of Buildx in a directory of the job. The job has its own copy, and nothing runs before the checksum
 * of that copy is verified: another job can change the tool cache at any time.
 *
 * @throws ExpectedError `buildx-unavailable`, or `invalid-input` if there is no such release
 */
export async function installRelease(step: InstallBuildx, tools: Tools): Promise<Partial<Achieved>> {
  const { folder, program, release, onPath } = step
  await tools.files.makeDirectory(folder, 0o700)
  const origin = (await fromToolCache(step, tools)) ?? (await download(step, tools))
  await tools.files.makeExecutable(program)
  await start(step, tools)
  if (onPath) {
    await tools.files.link(program, join(folder, 'buildx'))
    tools.addPath(folder)
  }
  return { buildx: { version: `v${release.version}`, path: program, origin } }
}

/** A copy of the tool cache that differs from its checksum is not used: it is downloaded again. */
async function fromToolCache(step: InstallBuildx, tools: Tools): Promise<'tool-cache' | null> {
  if (!step.keep) return null
  const { release, program } = step
  const toolCache = await tools.openToolCache()
  try {
    const taken = await toolCache.take(toolOf(release), release.version, program)
    if (taken === null) return null
    const { kept, copied } = taken
    if (copied === kept && (release.sha256 === null || release.sha256 === kept)) {
      tools.log(`Found in the tool cache, with the SHA-256 ${kept}`)
      return 'tool-cache'
    }
    tools.warn(
      `Buildx v${release.version} in the tool cache of the runner is damaged, so it is downloaded again.`,
    )
  } catch (error) {
    tools.log(`The tool cache cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  await tools.files.remove(program)
  return null
}

async function download(step: InstallBuildx, tools: Tools): Promise<'download'> {
  const { release, program, secret } = step
  const expected = release.sha256 ?? (await releasedChecksum(release, secret.githubToken, tools))
  const url = releaseUrl(release, release.asset)
  tools.log(`Downloading ${url}`)
  const toolCache = await tools.openToolCache()
  const found = await beforeDeadline(downloadTimeout, () =>
    Promise.race([toolCache.download(url, program), whenAborted(tools.signal)]),
  ).catch((error) => {
    tools.signal.throwIfAborted()
    throw releaseError(error, release, 'github.com', tools.environment)
  })
  if (found !== expected) {
    await tools.files.remove(program)
    throw notVerified(step, expected, found)
  }
  tools.log(`Verified: the SHA-256 is ${found}, as in the release`)
  if (step.keep) await keep(step, found, tools)
  return 'download'
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })

async function keep(step: InstallBuildx, sha256: string, { openToolCache, log }: Tools): Promise<void> {
  try {
    await (await openToolCache()).keep(step.program, sha256, toolOf(step.release), step.release.version)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log(`Not kept in the tool cache, so the next job downloads it again: ${reason}`)
  }
}

function notVerified({ release }: InstallBuildx, expected: string, found: string): ExpectedError {
  const { version, asset } = release
  return new ExpectedError(
    'buildx-unavailable',
    `The download of Buildx v${version} is not the file of the release: the SHA-256 of ${asset} is ${found}, but its release has ${expected}. Nothing of it was run.`,
    'Run the job again. If the error stays, check what changes downloads on the way, such as a proxy or a mirror: `echo $HTTPS_PROXY`.',
  )
}

async function start({ program, release }: InstallBuildx, { runCommand, log }: Tools): Promise<void> {
  const started = await runCommand(program, ['version'], { timeout: startTimeout }).catch((error) => ({
    exitCode: null,
    stdout: '',
    stderr: String(error),
  }))
  if (started.exitCode !== 0) {
    throw new ExpectedError(
      'buildx-unavailable',
      `Buildx v${release.version} (${release.asset}) does not start on this machine: ${started.stderr.trim().split('\n').at(-1) || `exit code ${started.exitCode}`}`,
      'Set another `version`, or install Buildx on the runner and remove `version`.',
    )
  }
  log(started.stdout.trim())
}
