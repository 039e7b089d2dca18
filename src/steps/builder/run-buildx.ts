import { ExpectedError } from '../../expected-error.ts'
import type { Buildx } from '../../plan/plan.ts'
import type { CommandResult } from '../../platform/command.ts'
import type { Tools } from '../step.ts'
import { concealing } from './conceal.ts'

/** Milliseconds: a boot pulls an image and waits up to 20 s for BuildKit. */
const longest = 180_000

export type Bounds = {
  /** Milliseconds. */
  readonly timeout?: number
  readonly signal?: AbortSignal
}

/**
 * Runs buildx, which the log shows, and gives its standard output.
 *
 * @param buildx its program is run by itself rather than through `docker`, which saves the start of a second program
 * @throws ExpectedError `builder-not-ready` with the end of what it said on standard error
 */
export async function runBuildx(
  { program, environment }: Buildx,
  buildxArguments: readonly string[],
  { showCommand }: Pick<Tools, 'showCommand'>,
  { timeout = longest, ...signal }: Bounds = {},
): Promise<string> {
  const conceal = concealing(buildxArguments)
  const result = await showCommand(program, buildxArguments, { ...signal, timeout, environment, conceal })
  if (result.exitCode === 0) return result.stdout
  const stderr = conceal(result.stderr)
  const what = `buildx ${buildxArguments[0] ?? ''}`
  throw new ExpectedError(
    'builder-not-ready',
    `${what} ${endOf(result, timeout)}: ${lastWords(stderr)}`,
    remedyFor(stderr),
    { details: stderr.trim() },
  )
}

function endOf({ exitCode, timedOut }: CommandResult, timeout: number): string {
  return timedOut ? `did not end within ${timeout / 1000} s` : `failed with exit code ${exitCode}`
}

/** The line with the error, if one says so; buildx's very last line is often only a link to its documentation. */
function lastWords(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '')
  return (lines.findLast((line) => /^ERROR|error:/i.test(line)) ?? lines.at(-1) ?? 'it said nothing').trim()
}

const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /TLS data loaded from environment/,
    'Make a docker context for this engine in an earlier step and select it with DOCKER_CONTEXT.',
  ],
  [
    /no such host|failed to resolve|i\/o timeout|TLS handshake/,
    'The image of BuildKit could not be pulled: name a mirror with `driver-opts: image=…`.',
  ],
  [
    /invalid (value|driver option)|unknown (flag|driver)|invalid platform/i,
    'Correct the input that it names: driver-opts, buildkitd-flags or platforms.',
  ],
  [
    /privileged|apply caps/,
    'This engine refuses privileged containers, which `driver: docker-container` needs: use `driver: docker`.',
  ],
]

function remedyFor(stderr: string): string {
  const known = remedies.find(([pattern]) => pattern.test(stderr))
  return known?.[1] ?? 'Read its whole answer in the log of this step, in the group "Set up".'
}
