import { randomUUID } from 'node:crypto'
import { evaluate } from './expressions.ts'
import { type Commands, makeCommandFiles, readCommands } from './file-commands.ts'
import { contextsOf, contextVariables, type JobState } from './job-state.ts'
import { own } from './own.ts'

/** What the work of a step gets. */
export type StepRun = {
  readonly state: JobState
  readonly environment: Readonly<Record<string, string>>
  readonly onOutput: (text: string) => void
  readonly signal: AbortSignal
}

export type StepDone = {
  readonly exitCode: number
  readonly printed: string
  readonly commands: Commands
}

export type Step = {
  /** The inputs of an action are in its environment, the script of a step is not. */
  readonly kind: 'action' | 'script'
  readonly environment: Readonly<Record<string, string>>
  /** Values with expressions, by input name. */
  readonly inputs: Readonly<Record<string, string>>
  /** What an earlier stage of the action saved. */
  readonly saved: Readonly<Record<string, string>>
}

/**
 * Plays one stage of one step: makes its environment and files, lets `work` run, and takes over what it wrote.
 * The order in which values win is the runner's: variables of the job and GITHUB_ENV, the step's own, STATE_*, INPUT_*,
 * the contexts (actions/runner 258d6c8, StepsRunner.cs:109-129, ActionRunner.cs:239-258, Handlers/Handler.cs:175-188).
 */
export async function playStep(
  { kind, environment: asked, inputs, saved }: Step,
  state: JobState,
  signal: AbortSignal,
  work: (run: StepRun, inputs: Readonly<Record<string, string>>) => Promise<number>,
): Promise<StepDone> {
  const { machine, log } = state
  const files = makeCommandFiles(machine.temp, randomUUID())
  for (const file of Object.values(files)) own(file, machine)
  for (const [name, file] of Object.entries(files)) state.github[name] = file

  const value = (text: string, environment: Readonly<Record<string, string>>) =>
    evaluate(text, contextsOf(state, environment))
  const environment = { ...state.environment, ...mapValues(asked, (text) => value(text, state.environment)) }
  const values = mapValues(inputs, (text) => value(text, environment))
  const whole = {
    ...environment,
    ...rename(saved, (name) => `STATE_${name}`),
    ...(kind === 'action'
      ? rename(values, (name) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`)
      : {}),
    ...contextVariables(state),
  }
  let printed = ''
  const onOutput = (text: string) => {
    printed += text
    log(text)
  }
  let exitCode = 1
  try {
    exitCode = await work({ state, environment: whole, onOutput, signal }, values)
  } catch (error) {
    onOutput(`##[error]${error instanceof Error ? error.message : String(error)}\n`)
  }
  const commands = readCommands(files)
  Object.assign(state.environment, commands.environment)
  // FileCommandManager.cs:152-153.
  state.paths = [...state.paths.filter((path) => !commands.paths.includes(path)), ...commands.paths]
  return { exitCode, printed, commands }
}

type Texts = Readonly<Record<string, string>>
const mapValues = (texts: Texts, change: (text: string) => string): Texts =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]))
const rename = (texts: Texts, change: (name: string) => string): Texts =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [change(name), text]))
