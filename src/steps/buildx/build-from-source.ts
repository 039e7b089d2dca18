import { join } from 'node:path'
import { ExpectedError } from '../../expected-error.ts'
import type { BuildBuildx } from '../../plan/plan.ts'
import type { Achieved } from '../achieved.ts'
import { runBuildx } from '../builder/run-buildx.ts'
import type { Tools } from '../step.ts'

/** Milliseconds: Go compiles Buildx in some minutes on two cores, after the download of its image and modules. */
const buildTimeout = 1_800_000

/**
 * Builds Buildx from a git repository with the BuildKit of the daemon, as docker/setup-buildx-action does.
 *
 * @throws ExpectedError `buildx-unavailable`, with the error of the build
 */
export async function buildFromSource(step: BuildBuildx, tools: Tools): Promise<Partial<Achieved>> {
  const { folder, program, reference, onPath } = step
  await tools.files.makeDirectory(folder, 0o700)
  await build(step, tools)
  // The target `binaries` of Buildx's Dockerfile has one file of this name.
  const built = join(folder, 'buildx')
  if (!(await tools.files.exists(built))) {
    throw new ExpectedError(
      'buildx-unavailable',
      `The target \`binaries\` of ${reference} has no file \`buildx\`.`,
      'Set `version` to a repository of Buildx, such as `https://github.com/docker/buildx.git#master`.',
    )
  }
  await tools.files.link(built, program)
  if (onPath) tools.addPath(folder)
  return { buildx: { version: reference, path: program, origin: 'build' } }
}

async function build(step: BuildBuildx, tools: Tools): Promise<void> {
  const { folder, reference, builder, builtBy, environment } = step
  // Buildx takes its value from the environment, for a private repository.
  const secret = tools.environment['GIT_AUTH_TOKEN'] ? ['--secret', 'id=GIT_AUTH_TOKEN'] : []
  const words = [
    ...['build', '--builder', builder, '--target', 'binaries', '--platform', 'local'],
    // The Dockerfile takes the version from the tags (docker/buildx, target buildx-version).
    ...['--build-arg', 'BUILDKIT_CONTEXT_KEEP_GIT_DIR=1', '--output', `type=local,dest=${folder}`],
    ...secret,
    reference,
  ]
  try {
    await runBuildx({ program: builtBy, environment }, words, tools, { timeout: buildTimeout })
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    throw new ExpectedError(
      'buildx-unavailable',
      `Buildx could not be built from ${reference}: ${error.message}`,
      `Check the reference: \`docker buildx build --target binaries ${reference}\`. Or set a release: \`version: latest\`.`,
      { cause: error, details: error.details },
    )
  }
}
