import { type Reason, reasons } from './input-reasons.ts'
import type { Plan } from './plan.ts'

/** The kinds of plans that differ in the effect of an input. */
export const ways = [
  'inspect',
  'socket-container',
  'socket-embedded',
  'dind-container',
  'dind-embedded',
  'remote-connected',
  'remote-kubernetes',
] as const
export type Way = (typeof ways)[number]

/** `refused`: an error while the inputs are read or the plan is chosen, or `mode: auto` chooses another mode. */
type Effect = 'honoured' | 'refused' | Reason
type Effects = Readonly<Record<Way, Effect>>

const everywhere: Effects = {
  inspect: 'honoured',
  'socket-container': 'honoured',
  'socket-embedded': 'honoured',
  'dind-container': 'honoured',
  'dind-embedded': 'honoured',
  'remote-connected': 'honoured',
  'remote-kubernetes': 'honoured',
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
  'remote-connected': 'no-daemon',
  'remote-kubernetes': 'no-daemon',
}
/** Inputs about the host daemon and its containers. */
const ofAnyDaemon: Effects = {
  ...whereSetUp,
  'remote-connected': 'no-daemon',
  'remote-kubernetes': 'no-daemon',
}
/** Inputs that request a job daemon, and so rule out `socket`. */
const forDaemon: Effects = {
  ...ofDaemon,
  'socket-container': 'refused',
  'socket-embedded': 'refused',
  'remote-connected': 'refused',
  'remote-kubernetes': 'refused',
}
/** Inputs of a BuildKit that Berth starts. */
const ofBuildkit: Effects = { ...ofBuilder, 'remote-connected': 'refused' }
/** Inputs that name daemons or builders elsewhere. */
const ofElsewhere: Effects = {
  ...whereSetUp,
  'socket-embedded': 'embedded-builder',
  'dind-container': 'refused',
  'dind-embedded': 'refused',
}

/** `exceptFor`: values that have an effect in each mode but `inspect`. */
type Row = Effects & { readonly default: string; readonly exceptFor?: readonly string[] }

/** Each input of action.yml with its default and its effect in each kind of plan. An input counts as set if it differs. */
export const inputEffects: Readonly<Record<string, Row>> = {
  mode: { ...everywhere, default: 'auto' },
  version: { ...whereSetUp, default: '' },
  'cache-binary': { ...whereSetUp, default: 'true' },
  driver: { ...whereSetUp, default: '' },
  endpoint: { ...ofElsewhere, 'remote-kubernetes': 'refused', default: '' },
  append: { ...ofElsewhere, default: '' },
  // `inspect` checks the images and platforms that the inputs name.
  'driver-opts': { ...ofBuilder, inspect: 'honoured', default: '' },
  'buildkitd-flags': { ...ofBuildkit, default: '' },
  'buildkitd-config': { ...ofBuildkit, default: '' },
  'buildkitd-config-inline': { ...ofBuildkit, default: '' },
  use: { ...ofBuilder, default: 'true' },
  platforms: { ...ofBuilder, inspect: 'honoured', default: '' },
  name: { ...ofBuilder, default: '' },
  'keep-state': {
    ...ofBuilder,
    'dind-container': 'removed-with-daemon',
    'remote-connected': 'refused',
    'remote-kubernetes': 'refused',
    default: 'false',
  },
  cleanup: { ...ofBuilder, 'dind-container': 'removed-with-daemon', default: 'true' },
  inherit: { ...ofAnyDaemon, 'socket-embedded': 'embedded-builder', default: 'true' },
  'dind-image': { ...forDaemon, inspect: 'honoured', default: '' },
  privilege: { ...forDaemon, default: 'auto' },
  storage: { ...forDaemon, default: 'auto' },
  'storage-driver': { ...forDaemon, default: 'auto' },
  network: { ...forDaemon, default: 'isolated' },
  ports: { ...ofDaemon, default: 'localhost' },
  // The host daemon keeps its images anyway, and has those that it could copy.
  cache: { ...ofDaemon, default: '' },
  preload: { ...ofDaemon, default: '' },
  'daemon-config': { ...forDaemon, default: '' },
  companion: { ...ofAnyDaemon, default: 'auto' },
  export: { ...ofDaemon, exceptFor: ['none'], default: 'auto' },
  // A workflow that asks for a guard and cannot have it fails.
  guard: { ...whereSetUp, 'remote-connected': 'refused', 'remote-kubernetes': 'refused', default: 'off' },
  allow: { ...whereSetUp, 'remote-connected': 'refused', 'remote-kubernetes': 'refused', default: '' },
  reap: {
    ...ofAnyDaemon,
    'dind-container': 'all-removed',
    'dind-embedded': 'all-removed',
    default: 'true',
  },
  memory: { ...ofDaemon, default: '' },
  'pids-limit': { ...ofDaemon, default: '8192' },
  // It is also the time to wait for a host daemon that is still starting.
  'start-timeout': { ...ofAnyDaemon, 'remote-kubernetes': 'honoured', default: '120' },
  verify: { ...whereSetUp, default: 'quick' },
  'fail-on': { ...everywhere, default: 'auto' },
  ignore: { ...everywhere, default: '' },
  'sweep-after': { ...ofAnyDaemon, 'remote-kubernetes': 'honoured', default: '120' },
}

/** Inputs that do not reach a builder that existed before. */
const ofNewBuilder = [
  'append',
  'endpoint',
  'driver-opts',
  'buildkitd-flags',
  'buildkitd-config',
  'buildkitd-config-inline',
  'platforms',
  'keep-state',
  'cleanup',
  'inherit',
]

type Given = Readonly<Record<string, string>>
export type WithoutEffect = {
  readonly inputs: readonly string[]
  readonly why: string
  readonly remedy: string
}

/**
 * The inputs that are set and have no effect, grouped by reason.
 *
 * @param given the inputs that differ from their defaults, by name
 * @param reused true if the builder existed before
 */
export function withoutEffect(given: Given, plan: Plan, reused: boolean): WithoutEffect[] {
  const way = wayOf(plan)
  const effectOf = (input: string): Effect | undefined => {
    const { exceptFor = [], [way]: effect } = inputEffects[input] ?? {}
    const isExcepted =
      (effect === 'no-job-daemon' || effect === 'no-daemon') && exceptFor.includes(given[input] ?? '')
    // The guard before the host daemon is found by the same variables as a job daemon.
    const isOfGuard = input === 'export' && effect === 'no-job-daemon' && isGuarded(plan)
    return isExcepted || isOfGuard ? 'honoured' : effect
  }
  const found = Object.entries(reasons).map(([reason, { why, remedy }]) => {
    const isSo = (input: string) => {
      if (reason === 'reused-builder') return reused && ofNewBuilder.includes(input)
      if (reason === 'no-guard') return input === 'reap' && effectOf(input) === 'honoured' && !isGuarded(plan)
      if (reason === 'nameless-state')
        return input === 'keep-state' && !('name' in given) && effectOf(input) === 'honoured'
      return effectOf(input) === reason
    }
    return { inputs: Object.keys(given).filter(isSo), why, remedy }
  })
  return found.filter(({ inputs }) => inputs.length > 0)
}

const isGuarded = ({ steps }: Plan): boolean => steps.some(({ kind }) => kind === 'check-boundary')

function wayOf({ strategy, steps }: Plan): Way {
  if (strategy === 'inspect') return 'inspect'
  if (strategy === 'remote')
    return steps.some(({ kind }) => kind === 'connect-builder') ? 'remote-connected' : 'remote-kubernetes'
  return `${strategy}-${steps.some(({ kind }) => kind === 'create-builder') ? 'container' : 'embedded'}`
}
