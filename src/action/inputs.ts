import { inputEffects } from '../plan/input-effects.ts'
import type { Job } from '../plan/job.ts'
import { networkModes } from '../plan/network-mode.ts'
import {
  drivers,
  exportedVariables,
  exportWays,
  guardModes,
  type Mode,
  modes,
  type PrivilegeRequest,
  portsPlaces,
  privileges,
  type Request,
  type RequestedNode,
  type Verify,
} from '../plan/request.ts'
import type { FailOn } from '../report/report.ts'
import { proxiesIn } from '../values/proxy.ts'
import {
  builderName,
  buildxVersion,
  certificatesOf,
  driverOptions,
  endpoint,
  platforms,
} from './builder-inputs.ts'
import { cacheKey, preloadedImages } from './cache-inputs.ts'
import { refuseContradictions } from './contradictions.ts'
import { daemonConfiguration } from './daemon-configuration.ts'
import { allowedRules } from './guard-inputs.ts'
import { flag, invalidInput, list, memory, type ReadInput, wholeNumber, word } from './parse-inputs.ts'
import { storage, storageDriver } from './storage-inputs.ts'

export type Inputs = {
  readonly request: Request
  /** The level that `fail-on: auto` stands for, or the one that is set. */
  readonly failOn: FailOn
  readonly ignore: readonly string[]
  /** Name to text, of the inputs whose text is not the default. */
  readonly given: Readonly<Record<string, string>>
}

/** The newest Docker of the only line that docker-library still builds. This tag never moves. */
export const defaultDindImage = 'docker:29.7.2-dind'

/** The image of the same version that has the programs of a rootless daemon. */
const defaultImageFor = (privilege: PrivilegeRequest): string =>
  privilege === 'rootless' ? `${defaultDindImage}-rootless` : defaultDindImage

/**
 * Reads and checks all inputs before Berth looks at the machine or makes anything.
 *
 * @param read gives the text of an input
 * @param checkIds the ids that `ignore` may name
 * @param buildkitdConfiguration what `readBuildkitdConfiguration` gives
 * @param append what `readAppend` gives
 * @throws ExpectedError `invalid-input`, with the input, its value, the allowed values and an example
 */
export function readInputs(
  read: ReadInput,
  job: Job,
  environment: Readonly<Record<string, string | undefined>>,
  checkIds: readonly string[],
  buildkitdConfiguration = '',
  append: readonly RequestedNode[] = [],
): Inputs {
  const request: Request = {
    mode: word(read, 'mode', modes),
    job,
    buildxVersion: buildxVersion(read),
    cacheBinary: flag(read, 'cache-binary'),
    driver: read('driver') === '' ? null : word(read, 'driver', drivers),
    endpoint: endpoint(read),
    daemon: null,
    append,
    certificates: certificatesOf(environment),
    driverOptions: driverOptions(read),
    buildkitdFlags: read('buildkitd-flags').replaceAll('\n', ' '),
    buildkitdConfiguration,
    use: flag(read, 'use'),
    platforms: platforms(read),
    name: builderName(read),
    keepState: flag(read, 'keep-state'),
    cleanup: flag(read, 'cleanup'),
    inherit: flag(read, 'inherit'),
    proxies: proxiesIn(environment),
    dindImage: imageReference(read('dind-image')) ?? defaultImageFor(word(read, 'privilege', privileges)),
    dindImageAsked: read('dind-image') !== '',
    privilege: word(read, 'privilege', privileges),
    storage: storage(read),
    storageDriver: storageDriver(read),
    cache: cacheKey(read),
    preload: preloadedImages(read),
    exportWay: word(read, 'export', exportWays),
    guard: word(read, 'guard', guardModes),
    allow: allowedRules(read),
    reap: flag(read, 'reap'),
    companion: word(read, 'companion', ['auto', 'off'] as const) === 'auto',
    network: word(read, 'network', networkModes),
    ports: word(read, 'ports', portsPlaces),
    daemonConfiguration: daemonConfiguration(read),
    memory: memory(read, 'memory'),
    pidsLimit: wholeNumber(read, 'pids-limit', 100, 4_194_304),
    startDeadline: wholeNumber(read, 'start-timeout', 1, 3_600) * 1000,
    verify: verify(read),
    githubToken: read('github-token'),
    sweepAfter: wholeNumber(read, 'sweep-after', 1, 8_760) * 3600,
    previousVariables: Object.fromEntries(exportedVariables.map((name) => [name, environment[name] ?? ''])),
  }
  refuseContradictions(request)
  return {
    request,
    failOn: failOn(read, request.mode),
    ignore: ignored(read, checkIds),
    given: Object.fromEntries(
      Object.entries(inputEffects)
        .map(([name, effects]) => ({ name, text: read(name), default: effects.default }))
        .filter(({ text, default: unchanged }) => text !== unchanged)
        .map(({ name, text }) => [name, text]),
    ),
  }
}

const verifyForms: Readonly<Record<string, Verify>> = {
  quick: 'quick',
  full: 'full',
  true: 'quick',
  false: 'none',
}

function verify(read: ReadInput): Verify {
  const value = read('verify')
  const form = Object.hasOwn(verifyForms, value.toLowerCase()) ? verifyForms[value.toLowerCase()] : undefined
  if (form === undefined) throw invalidInput('verify', value, 'one of quick, full, false', 'verify: full')
  return form
}

/** A workflow that names no mode expects a step in the place of docker/setup-buildx-action, which has no findings (ADR 7). */
function failOn(read: ReadInput, mode: Mode): FailOn {
  const level = word(read, 'fail-on', ['auto', 'error', 'warning', 'never'] as const)
  return level === 'auto' ? (mode === 'auto' ? 'never' : 'error') : level
}

function imageReference(reference: string): string | null {
  if (reference === '') return null
  // The grammar of distribution/reference, without its limits of length.
  const grammar = /^[a-z0-9][\w.:/-]*(@sha256:[0-9a-f]{64})?$/i
  if (!grammar.test(reference)) {
    throw invalidInput('dind-image', reference, 'an image reference', `dind-image: ${defaultDindImage}`)
  }
  return reference
}

function ignored(read: ReadInput, checkIds: readonly string[]): string[] {
  const ids = list(read, 'ignore')
  for (const id of ids) {
    if (!checkIds.includes(id)) {
      throw invalidInput(
        'ignore',
        id,
        `one of these finding ids: ${checkIds.join(', ')}`,
        'ignore: mtu-mismatch',
      )
    }
  }
  return ids
}
