import { bootNodes } from './builder/boot-nodes.ts'
import { builderResult, useExisting } from './builder/existing-builder.ts'
import { runBuildx } from './builder/run-buildx.ts'
import { recordIn, saveRecord } from './builder/user-folder.ts'
import { warnAboutVariable } from './builder/warn-about-variable.ts'
import type { StepHandler } from './step.ts'

/** Creates BuildKit as a Deployment of a Kubernetes cluster, by default for this job only. */
export const createKubernetesBuilder: StepHandler<'create-kubernetes-builder'> = {
  title: ({ name }) => `Creating builder ${name} on Kubernetes`,
  async apply(step, tools) {
    const { name, folder, cleanup } = step
    const isKnown = await tools.files.exists(recordIn(folder, name))
    const inspected = isKnown ? await useExisting(step, tools) : await bootNodes(step, 'kubernetes', tools)
    if (!isKnown && !cleanup) await saveRecord(step, tools)
    warnAboutVariable(name, tools)
    return builderResult(name, inspected, isKnown)
  },
  undoTitle: ({ name, cleanup }) => (cleanup ? `Removing builder ${name}` : `Keeping builder ${name}`),
  async undo({ name, buildx, folder, cleanup }, tools) {
    if (!cleanup || !(await tools.files.exists(recordIn(folder, name)))) return
    await runBuildx(buildx, ['rm', '--force', name], tools)
  },
  undoTimeout: 90_000,
}
