import { commandShownBy } from './show-command.ts'
import type { Workflow } from './workflow.ts'

/** Replaces the workflow in a terminal: `berth doctor` reads no inputs, sets no outputs, and only prints its report. */
export const terminalWorkflow: Workflow = {
  input: () => '',
  setOutput: () => {},
  exportVariable: () => {},
  addPath: () => {},
  mask: () => {},
  saveState: () => {},
  state: () => '',
  log: () => {},
  group: () => {},
  showCommand: commandShownBy(() => {}),
  startGroup: () => {},
  endGroup: () => {},
  annotate: () => {},
  writeSummary: async () => {},
  fail: () => {},
}
