import type { Workflow } from '../platform/workflow.ts'
import { asExpected } from './failure.ts'

/** Writes to the job summary. No later step needs it: if it cannot be written, a warning says so and the step goes on. */
export async function writeSummary(markdown: string, workflow: Workflow): Promise<void> {
  try {
    await workflow.writeSummary(markdown)
  } catch (error) {
    const { code, message, remedy } = asExpected(error)
    if (code !== 'file-unwritable') throw error
    workflow.annotate('warning', code, `${message}\n${remedy}`)
  }
}
