import { ExpectedError } from '../../expected-error.ts'
import type { Buildx } from '../../plan/plan.ts'
import type { CommandResult } from '../../platform/command.ts'
import type { Tools } from '../step.ts'
import { isKeyMaterial, redactorFor } from './redact-arguments.ts'

/** Milliseconds: starting a builder pulls an image and waits up to 20 s for BuildKit. */
const defaultTimeout = 180_000

export type Bounds = {
  /** Milliseconds. */
  readonly timeout?: number
  readonly signal?: AbortSignal
}

/**
 * Runs buildx, shows it in the log, and gives its standard output.
 *
 * @param buildx the plugin, run directly rather than through `docker`, which saves starting a second program
 * @throws ExpectedError `builder-not-ready` with the error line of its standard error
 */
export async function runBuildx(
  { program, environment }: Buildx,
  buildxArguments: readonly string[],
  { showCommand }: Pick<Tools, 'showCommand'>,
  { timeout = defaultTimeout, ...signal }: Bounds = {},
): Promise<string> {
  const redact = redactorFor(buildxArguments)
  const result = await showCommand(program, buildxArguments, {
    ...{ ...signal, timeout, environment },
    redact: (line) => (isKeyMaterial(line) ? null : redact(line)),
  })
  if (result.exitCode === 0) return result.stdout
  const stderr = redact(result.stderr)
  const command = `buildx ${buildxArguments[0] ?? ''}`
  throw new ExpectedError(
    'builder-not-ready',
    `${command} ${outcome(result, timeout)}: ${errorLine(stderr)}`,
    remedyFor(stderr),
    { details: stderr.trim() },
  )
}

function outcome({ exitCode, timedOut }: CommandResult, timeout: number): string {
  return timedOut ? `did not end within ${timeout / 1000} s` : `failed with exit code ${exitCode}`
}

/** The last line marked as an error. The very last line of buildx is often only a link to its documentation. */
function errorLine(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '')
  return (lines.findLast((line) => /^ERROR|error:/i.test(line)) ?? lines.at(-1) ?? 'no output').trim()
}

export const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /TLS data loaded from environment/,
    'Create a Docker context for this daemon in an earlier step and select it with DOCKER_CONTEXT: docker context create.',
  ],
  [
    /no such host|failed to resolve|i\/o timeout|TLS handshake/,
    'Check that the daemon can reach the registry of the BuildKit image, or use a mirror: `driver-opts: image=…`.',
  ],
  [
    // The last one is from buildkitd, which ends then (seen with BuildKit 0.31). buildx itself shows "exit code 126".
    /invalid (value|driver option|platform)|unknown (flag|driver)|flag provided but not defined/i,
    'Correct the input that the error names: `driver-opts`, `buildkitd-flags` or `platforms`.',
  ],
  [
    /failed to find driver/,
    'Set `version: cloud:latest` for `driver: cloud`, because only the Buildx of Docker Desktop has that driver.',
  ],
  [
    /privileged|apply caps/,
    'Use `driver: docker`: the daemon refuses privileged containers, which `driver: docker-container` needs.',
  ],
]

function remedyFor(stderr: string): string {
  const known = remedies.find(([pattern]) => pattern.test(stderr))
  return known?.[1] ?? 'Read the full output of buildx in the log of this step.'
}
