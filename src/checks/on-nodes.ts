import type { Finding, Outcome } from './check.ts'
import { missingEmulator } from './missing-emulator.ts'

/** A build on one node of a builder for one platform. */
type TestedPlatform = {
  /** The name of the node. */
  readonly name: string
  readonly platform: string
  readonly status: 'native' | 'emulated' | 'not-run' | 'not-checked'
  readonly detail: string
  /** Set if the cause is no missing emulator. */
  readonly remedy?: string
}

/**
 * The outcomes of a job that builds elsewhere: the emulators of this machine do not matter, but which platforms the nodes ran.
 *
 * @param tested undefined if no build ran, as with `verify: false`
 */
export function onNodes(
  outcomes: readonly Outcome[],
  tested: readonly TestedPlatform[] | undefined,
): readonly Outcome[] {
  return outcomes.map((outcome) => (outcome.id === missingEmulator.id ? outcomeOf(tested) : outcome))
}

function outcomeOf(tested: readonly TestedPlatform[] | undefined): Outcome {
  const { id, title } = missingEmulator
  if (tested === undefined) {
    const reason = 'Only a test build shows which platforms the nodes of the builder run.'
    return { status: 'unknown', id, title, reason }
  }
  const finding = notRun(tested)
  if (finding) return { status: 'failed', id, finding }
  const unchecked = tested.filter(({ status }) => status === 'not-checked' || status === 'not-run')
  const [first] = unchecked
  return first
    ? { status: 'unknown', id, title, reason: `Could not check ${listOf(unchecked)}: ${first.detail}.` }
    : { status: 'passed', id, title }
}

function notRun(tested: readonly TestedPlatform[]): Finding | undefined {
  const missing = tested.filter(({ status, remedy }) => status === 'not-run' && remedy === undefined)
  if (missing.length === 0) return undefined
  const { id, failureTitle: title } = missingEmulator
  const architectures = [...new Set(missing.map(({ platform }) => platform.split('/')[1] ?? platform))]
  return {
    id,
    severity: 'warning',
    about: 'job',
    title,
    message: `A test build did not run for ${listOf(missing)}. Builds for such a platform fail there at the first RUN instruction, with "exec format error".`,
    evidence: tested.map(({ name, platform, status, detail }) => ({
      label: `${platform} on ${name}`,
      value: `${words[status]}: ${detail}`,
    })),
    remedy: `Add a node of that architecture with \`append\`, or install the emulator on the host of the node: \`docker run --privileged --rm tonistiigi/binfmt --install ${architectures.join(',')}\`. With \`driver: kubernetes\`, set \`qemu.install=true\` in \`driver-opts\`.`,
    rulesOut: [],
  }
}

const words: Readonly<Record<TestedPlatform['status'], string>> = {
  native: 'native',
  emulated: 'emulated',
  'not-run': 'did not run',
  'not-checked': 'could not check',
}

/** `linux/arm64 on builder0, linux/s390x on builder1`. */
const listOf = (tested: readonly TestedPlatform[]): string =>
  tested.map(({ name, platform }) => `${platform} on ${name}`).join(', ')
