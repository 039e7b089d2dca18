import { commandShownBy } from './show-command.ts'
import type { Workflow } from './workflow.ts'

/** At a terminal there is no workflow: `berth doctor` reads no input and sets nothing, it only prints its report. */
export const terminalWorkflow: Workflow = {
  input: () => '',
  setOutput: () => {},
  exportVariable: () => {},
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
