import type { ConnectBuilder } from '../plan/plan.ts'
import { bootNodes } from './builder/boot-nodes.ts'
import { builderResult, useExisting } from './builder/existing-builder.ts'
import { recordIn, saveRecord } from './builder/user-folder.ts'
import { warnAboutVariable } from './builder/warn-about-variable.ts'
import type { StepHandler, Tools } from './step.ts'

/** Connects the job to a BuildKit that runs already. Only the record of buildx is created, in the directory of the job. */
export const connectBuilder: StepHandler<'connect-builder'> = {
  title: ({ name, nodes }) =>
    `Connecting builder ${name} to ${nodes.map(({ endpoint }) => endpoint).join(', ')}`,
  async apply(step, tools, { builder }) {
    const { name, folder, cleanup } = step
    const isKnown = await tools.files.exists(recordIn(folder, name))
    const inspected = isKnown ? await useExisting(step, tools) : await connect(step, tools)
    if (!isKnown && !cleanup) await saveRecord(step, tools)
    warnAboutVariable(name, tools)
    // Behind a guard, it leads to the builder of this job.
    const inherited = builder?.inherited
    return builderResult(name, { ...inspected, ...(inherited && { inherited }) }, isKnown)
  },
  undo: 'nothing',
}

async function connect(step: ConnectBuilder, tools: Tools) {
  const { withCertificates } = await import('./remote-builder.ts')
  return bootNodes(await withCertificates(step, tools), step.driver, tools)
}
