import type { Plan } from './plan.ts'

/** What may come of a plan, as far as an input's effect depends on it. */
export const ways = [
  'inspect',
  'socket-container',
  'socket-embedded',
  'dind-container',
  'dind-embedded',
] as const
export type Way = (typeof ways)[number]

/** Why an input has no effect, and what the workflow's author can do. */
const reasons = {
  'nothing-set-up': {
    why: '`mode: inspect` sets nothing up',
    remedy: 'Leave them out, or use another `mode`.',
  },
  'embedded-builder': {
    why: 'builds go to the BuildKit that is part of the daemon, and no builder is created',
    remedy:
      'Leave them out, or use `driver: docker-container`, which needs buildx, and `privilege: privileged` in `dind`.',
  },
  'no-job-daemon': {
    why: 'in `socket` the daemon is the machine’s own, and none is launched',
    remedy: 'Leave them out, or use `mode: dind`.',
  },
  'removed-with-daemon': {
    why: 'the builder lies in the job daemon, which is removed when the job ends',
    remedy: 'Leave them out, or use `mode: socket`.',
  },
  'reused-builder': {
    why: 'a builder of this `name` was there before this step, so it keeps its options, and this step does not remove it',
    remedy: 'Leave them out, choose another `name`, or remove the builder: docker buildx rm <name>',
  },
} as const
type Reason = keyof typeof reasons

/** `refused`: reading the inputs or choosing the plan ends with an error, or `mode: auto` passes this way by. */
type Effect = 'honoured' | 'refused' | Reason
type Effects = Readonly<Record<Way, Effect>>

const everywhere: Effects = {
  inspect: 'honoured',
  'socket-container': 'honoured',
  'socket-embedded': 'honoured',
  'dind-container': 'honoured',
  'dind-embedded': 'honoured',
}
const whereSetUp: Effects = { ...everywhere, inspect: 'nothing-set-up' }
const ofBuilder: Effects = {
  ...whereSetUp,
  'socket-embedded': 'embedded-builder',
  'dind-embedded': 'embedded-builder',
}
const ofDaemon: Effects = {
  ...whereSetUp,
  'socket-container': 'no-job-daemon',
  'socket-embedded': 'no-job-daemon',
}
/** What asks for a daemon of the job, and so for no socket. */
const forDaemon: Effects = { ...ofDaemon, 'socket-container': 'refused', 'socket-embedded': 'refused' }

/** `exceptFor`: texts that are honoured wherever something is set up. */
type Row = Effects & { readonly default: string; readonly exceptFor?: readonly string[] }

/** Each input of action.yml with its default, by which one that was given is known, and its effect in each way. */
export const inputEffects: Readonly<Record<string, Row>> = {
  mode: { ...everywhere, default: 'auto' },
  driver: { ...whereSetUp, default: '' },
  // `inspect` judges the images and the platforms that are asked for.
  'driver-opts': { ...ofBuilder, inspect: 'honoured', default: '' },
  'buildkitd-flags': { ...ofBuilder, default: '' },
  platforms: { ...ofBuilder, inspect: 'honoured', default: '' },
  name: { ...ofBuilder, default: '' },
  'keep-state': { ...ofBuilder, 'dind-container': 'removed-with-daemon', default: 'false' },
  cleanup: { ...ofBuilder, 'dind-container': 'removed-with-daemon', default: 'true' },
  'dind-image': { ...forDaemon, inspect: 'honoured', default: '' },
  privilege: { ...forDaemon, default: 'auto' },
  'daemon-config': { ...forDaemon, default: '' },
  export: { ...ofDaemon, exceptFor: ['none'], default: 'auto' },
  memory: { ...ofDaemon, default: '' },
  'pids-limit': { ...ofDaemon, default: '8192' },
  // A host daemon that is still starting is waited for too, before anything is planned.
  'start-timeout': { ...whereSetUp, default: '120' },
  verify: { ...whereSetUp, default: 'quick' },
  'fail-on': { ...everywhere, default: 'error' },
  ignore: { ...everywhere, default: '' },
  'sweep-after': { ...whereSetUp, default: '120' },
}

/** What a builder that was there before does not get. */
const ofNewBuilder = ['driver-opts', 'buildkitd-flags', 'platforms', 'keep-state', 'cleanup']

export type WithoutEffect = {
  readonly inputs: readonly string[]
  readonly why: string
  readonly remedy: string
}

/**
 * The inputs that were given and have no effect, those of one reason together.
 *
 * @param given name to text, of the inputs whose text is not the default
 * @param reused true if the builder was there before
 */
export function withoutEffect(
  given: Readonly<Record<string, string>>,
  plan: Plan,
  reused: boolean,
): WithoutEffect[] {
  const way = wayOf(plan)
  const effectOf = (input: string): Effect | undefined => {
    const { exceptFor = [], [way]: effect } = inputEffects[input] ?? {}
    return effect === 'no-job-daemon' && exceptFor.includes(given[input] ?? '') ? 'honoured' : effect
  }
  const found = Object.entries(reasons).map(([reason, { why, remedy }]) => {
    const isSo = (input: string) =>
      reason === 'reused-builder' ? reused && ofNewBuilder.includes(input) : effectOf(input) === reason
    return { inputs: Object.keys(given).filter(isSo), why, remedy }
  })
  return found.filter(({ inputs }) => inputs.length > 0)
}

function wayOf({ strategy, steps }: Plan): Way {
  if (strategy === 'inspect') return 'inspect'
  return `${strategy}-${steps.some(({ kind }) => kind === 'create-builder') ? 'container' : 'embedded'}`
}
