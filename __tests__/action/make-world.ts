import type { World } from '../../src/action/world.ts'
import type { FactName, Observed } from '../../src/facts/facts.ts'
import { type Probes, Unseen } from '../../src/facts/observe.ts'
import { observeConfinement } from '../../src/facts/probes/confinement.ts'
import { dockerContext } from '../../src/facts/probes/docker-context.ts'
import type { Source } from '../../src/facts/source.ts'
import type { Docker } from '../../src/platform/docker.ts'
import type { Files } from '../../src/platform/files.ts'
import type { Processes } from '../../src/platform/processes.ts'
import { checkToml } from '../../src/platform/toml.ts'
import type { Workflow } from '../../src/platform/workflow.ts'
import { parseYaml } from '../../src/platform/yaml.ts'
import { makeSource } from '../facts/make-source.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { makeObserved } from '../make-facts.ts'
import { noProcesses, silentNetwork } from '../steps/make-tools.ts'
import { declaredInputs } from './declared-inputs.ts'

/** All that a workflow got, in its order. */
export type Reported = {
  readonly log: string[]
  readonly annotations: { readonly level: string; readonly title: string; readonly message: string }[]
  readonly outputs: Record<string, string>
  readonly exported: Record<string, string>
  readonly state: Record<string, string>
  readonly written: Record<string, string>
  readonly removed: string[]
  readonly masked: string[]
  summary: string
  failed: boolean
}

type Given = {
  /** What the workflow's `with:` says; the defaults of action.yml hold for the rest. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly state?: Readonly<Record<string, string>>
  readonly observed?: Observed
  readonly environment?: Readonly<Record<string, string>>
  readonly files?: Partial<Files>
  readonly docker?: Partial<Docker>
  readonly processes?: Processes
}

/** A world that is the observed machine, changes nothing, and remembers what it was reported. */
export function makeWorld({
  inputs = {},
  state = {},
  observed = makeObserved(),
  environment = { RUNNER_TEMP: '/home/runner/work/_temp' },
  files = {},
  docker = {},
  processes = noProcesses,
}: Given = {}): { readonly world: World; readonly reported: Reported } {
  const reported: Reported = {
    log: [],
    annotations: [],
    outputs: {},
    exported: {},
    state: {},
    written: {},
    removed: [],
    masked: [],
    summary: '',
    failed: false,
  }
  const recordingFiles: Files = {
    ...memoryFiles({}),
    writeText: async (path, text) => {
      reported.written[path] = String(text)
    },
    createText: async (path, text) => {
      if (path in reported.written) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' })
      reported.written[path] = text
    },
    remove: async (path) => void reported.removed.push(path),
    ...files,
  }
  const source: Source = { ...makeSource({ environment, docker }), files: recordingFiles }
  const world: World = {
    workflow: recordingWorkflow(reported, { ...declaredInputs.defaults, ...inputs }, state, source),
    probes: probesOf(observed),
    source,
    network: silentNetwork,
    processes,
    startDetached: () => {
      throw new Error('a process was started')
    },
    connectGitHub: async () => {
      throw new Error('GitHub was asked')
    },
    connectReleases: async () => {
      throw new Error('GitHub was asked for a release')
    },
    openToolCache: async () => {
      throw new Error('the tool cache was opened')
    },
    checkToml,
    parseYaml,
    dockerContext,
    observeConfinement,
    berthVersion: '0.1.0',
    token: 'a1b2c3d4',
    now: () => new Date('2026-01-01T12:00:00Z'),
  }
  return { world, reported }
}

/** Probes that see what was observed, and nothing else. */
export function probesOf(observed: Observed): Probes<Source> {
  const entries = Object.keys(observed).map((name) => {
    const observation = observed[name as FactName]
    const probe = async () => {
      if (observation.status === 'seen') return observation.value
      throw new Unseen(observation.reason)
    }
    return [name, probe]
  })
  return Object.fromEntries(entries) as Probes<Source>
}

function recordingWorkflow(
  reported: Reported,
  inputs: Readonly<Record<string, string>>,
  state: Readonly<Record<string, string>>,
  source: Source,
): Workflow {
  return {
    input: (name) => inputs[name] ?? '',
    setOutput: (name, value) => {
      reported.outputs[name] = value
    },
    exportVariable: (name, value) => {
      reported.exported[name] = value
    },
    addPath: (directory) => {
      reported.exported['PATH'] = directory
    },
    mask: (secret) => void reported.masked.push(secret),
    saveState: (name, value) => {
      reported.state[name] = value
    },
    state: (name) => state[name] ?? '',
    log: (line) => void reported.log.push(line),
    group: (title, lines) => void reported.log.push(`> ${title}`, ...lines.map((line) => `  ${line}`)),
    showCommand: source.runCommand,
    startGroup: (title) => void reported.log.push(`> ${title}`),
    endGroup: () => {},
    annotate: (level, title, message) => void reported.annotations.push({ level, title, message }),
    writeSummary: async (markdown) => {
      reported.summary += markdown
    },
    fail: () => {
      reported.failed = true
    },
  }
}
