import type { RecordedStep, Step, StepKind } from '../../src/plan/plan.ts'
import type { CommandResult, RunCommand } from '../../src/platform/command.ts'
import type { Docker } from '../../src/platform/docker.ts'
import type { Network } from '../../src/platform/network.ts'
import type { Processes } from '../../src/platform/processes.ts'
import type { OomTrace } from '../../src/steps/daemon/oom/oom-kills.ts'
import type { StepHandler, StepHandlers, Tools } from '../../src/steps/step.ts'
import { memoryFiles } from '../facts/memory-files.ts'

export type Reported = {
  readonly log: string[]
  readonly groups: { readonly title: string; readonly lines: readonly string[] }[]
  readonly warnings: string[]
  readonly oomTraces: OomTrace[]
  readonly exported: Record<string, string>
}

/** A machine without /proc. */
export const noProcesses: Processes = {
  own: () => null,
  find: () => null,
  lifeline: () => null,
  isRunning: () => false,
  stop: async () => false,
  end: async () => false,
}

/** A network without any reachable host. */
export const silentNetwork: Network = {
  receive: async (host) => {
    throw Object.assign(new Error(`connect ECONNREFUSED ${host}`), { code: 'ECONNREFUSED' })
  },
  nameServerAnswers: async () => false,
}

/** Tools that touch nothing and record log lines, warnings and variables. `given` overrides them. */
export function makeTools(given: Partial<Tools> = {}): Tools & { readonly reported: Reported } {
  const reported: Reported = { log: [], groups: [], warnings: [], oomTraces: [], exported: {} }
  return {
    reported,
    connect: (host) => fakeDocker({ host }),
    connectGitHub: async () => {
      throw new Error('GitHub was asked')
    },
    connectReleases: async () => {
      throw new Error('GitHub was asked for a release')
    },
    openToolCache: async () => {
      throw new Error('the tool cache was opened')
    },
    files: memoryFiles({}),
    runCommand: async (program) => {
      throw Object.assign(new Error(`spawn ${program} ENOENT`), { code: 'ENOENT' })
    },
    showCommand: async (program) => {
      throw new Error(`Unable to locate executable file: ${program}`)
    },
    environment: {},
    network: silentNetwork,
    processes: noProcesses,
    startDetached: () => {
      throw new Error('a process was started')
    },
    signal: new AbortController().signal,
    observeDaemons: async () => ({ status: 'unseen', reason: 'not given' }),
    observeConfinement: async () => {
      throw new Error('a process was looked at')
    },
    exportVariable: (name, value) => {
      reported.exported[name] = value
    },
    addPath: (directory) => {
      reported.exported['PATH'] = directory
    },
    log: (line) => void reported.log.push(line),
    group: (title, lines) => void reported.groups.push({ title, lines }),
    warn: (message) => void reported.warnings.push(message),
    recorded: null,
    reportOomKills: async (trace) => void reported.oomTraces.push(trace),
    hostEngine: 'unix:///var/run/docker.sock',
    ...given,
  }
}

/** An engine with these calls. Any other call fails the test. */
export function fakeDocker(calls: Partial<Docker>): Docker {
  return new Proxy(calls as Docker, {
    get(target, name) {
      if (name in target) return target[name as keyof Docker]
      throw new Error(`the engine was asked for ${String(name)}`)
    },
  })
}

/** Programs whose results depend on their arguments. `ran` contains every command line. */
export function fakeCommands(answer: (words: readonly string[]) => Partial<CommandResult>): {
  readonly runCommand: RunCommand
  readonly ran: string[]
} {
  const ran: string[] = []
  const runCommand: RunCommand = async (program, words) => {
    ran.push([program, ...words].join(' '))
    return { exitCode: 0, stdout: '', stderr: '', timedOut: false, ...answer(words) }
  }
  return { runCommand, ran }
}

type AnyHandler = StepHandler<StepKind>

/** Handlers that record their calls in `events`. `given` overrides some kinds. */
export function recordingHandlers(
  events: string[],
  given: Partial<Record<StepKind, Partial<AnyHandler>>> = {},
): StepHandlers {
  const recording: AnyHandler = {
    title: (step) => `Making ${labelOf(step)}`,
    async apply(step) {
      events.push(`apply ${labelOf(step)}`)
      return {}
    },
    undoTitle: (step) => `Removing ${labelOf(step)}`,
    async undo(step) {
      events.push(`undo ${labelOf(step)}`)
    },
    undoTimeout: 5_000,
  }
  return new Proxy({} as StepHandlers, {
    get: (_, kind) => ({ ...recording, ...given[kind as StepKind] }),
  })
}

/** Steps of different kinds, which differ in the recorded events. */
export const directory = (path: string): Step => ({ kind: 'create-directory', path })
export const volume = (name: string): Step => ({ kind: 'create-volume', name, labels: {} })
export const image = (reference: string): Step => ({ kind: 'obtain-image', reference, purpose: 'daemon' })

function labelOf(step: RecordedStep): string {
  return 'path' in step
    ? step.path
    : 'name' in step
      ? step.name
      : 'reference' in step
        ? step.reference
        : step.kind
}
