import * as core from '@actions/core'
import { commandShownBy, type ShowCommand } from './show-command.ts'
import { unwritable } from './unwritable.ts'

export type AnnotationLevel = 'error' | 'warning' | 'notice'

/** The interface to the GitHub Actions workflow: inputs, outputs, state, log, annotations and job summary. */
export type Workflow = {
  /** The trimmed text of an input; empty if it is not set. */
  input(name: string): string
  setOutput(name: string, value: string): void
  exportVariable(name: string, value: string): void
  /** Puts a directory first on PATH of later steps. */
  addPath(directory: string): void
  /** Replaces a secret in the log of this step and of later ones. */
  mask(secret: string): void
  saveState(name: string, value: string): void
  state(name: string): string
  /** Writes a line to the log. Untrusted text cannot start a workflow command, see `harmless`. */
  log(line: string): void
  group(title: string, lines: readonly string[]): void
  /** Runs a program and shows its command line and output in the log. */
  readonly showCommand: ShowCommand
  startGroup(title: string): void
  endGroup(): void
  annotate(level: AnnotationLevel, title: string, message: string): void
  writeSummary(markdown: string): Promise<void>
  fail(): void
}

/**
 * Prevents untrusted text from starting a workflow command. The runner treats a line as a command if it starts with `::`,
 * after white space, or contains `##[` (actions/runner, ActionCommand.cs). A zero-width space breaks both. U+0085 is white
 * space for the runner, but not for JavaScript.
 */
export function harmless(text: string): string {
  return text.replace(/^((?:[^\S\r\n]|\u0085)*)::/gm, '$1\u200b::').replaceAll('##[', '#\u200b#[')
}

const annotations = { error: core.error, warning: core.warning, notice: core.notice }

/** Writes to a file of the runner. The error names the file. */
function into(file: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    throw unwritable(`${file} (${process.env[file]})`, error)
  }
}

/** GitHub Actions, through @actions/core. */
export const workflow: Workflow = {
  input: (name) => core.getInput(name),
  setOutput: (name, value) => into('GITHUB_OUTPUT', () => core.setOutput(name, value)),
  exportVariable: (name, value) => into('GITHUB_ENV', () => core.exportVariable(name, value)),
  addPath: (directory) => into('GITHUB_PATH', () => core.addPath(directory)),
  mask: (secret) => core.setSecret(secret),
  saveState: (name, value) => into('GITHUB_STATE', () => core.saveState(name, value)),
  state: (name) => core.getState(name),
  log: (line) => core.info(harmless(line)),
  group(title, lines) {
    core.startGroup(harmless(title))
    for (const line of lines) core.info(harmless(line))
    core.endGroup()
  },
  showCommand: commandShownBy((line) => core.info(harmless(line))),
  startGroup: (title) => core.startGroup(harmless(title)),
  endGroup: () => core.endGroup(),
  annotate: (level, title, message) => annotations[level](message, { title }),
  async writeSummary(markdown) {
    // Runners before 2.300 and simulated ones have no job summary.
    const file = process.env['GITHUB_STEP_SUMMARY']
    if (!file) return
    await core.summary
      .addRaw(markdown, true)
      .write()
      .catch((error) => {
        throw unwritable(`GITHUB_STEP_SUMMARY (${file})`, error)
      })
  },
  fail() {
    process.exitCode = core.ExitCode.Failure
  },
}
