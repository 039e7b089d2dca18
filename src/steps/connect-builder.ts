import { bootNodes } from './builder/boot-nodes.ts'
import { builderResult, useExisting } from './builder/existing-builder.ts'
import { recordIn, saveRecord } from './builder/user-folder.ts'
import { warnAboutVariable } from './builder/warn-about-variable.ts'
import type { StepHandler } from './step.ts'

/** Connects the job to a BuildKit that runs already. Only the record of buildx is created, in the directory of the job. */
export const connectBuilder: StepHandler<'connect-builder'> = {
  title: ({ name, nodes }) =>
    `Connecting builder ${name} to ${nodes.map(({ endpoint }) => endpoint).join(', ')}`,
  async apply(step, tools) {
    const { name, folder, driver, cleanup } = step
    const isKnown = await tools.files.exists(recordIn(folder, name))
    const inspected = isKnown ? await useExisting(step, tools) : await bootNodes(step, driver, tools)
    if (!isKnown && !cleanup) await saveRecord(step, tools)
    warnAboutVariable(name, tools)
    return builderResult(name, inspected, isKnown)
  },
  undo: 'nothing',
}
