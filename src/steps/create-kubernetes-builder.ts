import { parseYaml } from '../platform/yaml.ts'
import type { StepHandler } from './step.ts'

/** Only this driver needs a client for Kubernetes: it is in a file of its own, docs/adr/0012-kubernetes-access.md. */
const load = () => import('./kubernetes/kubernetes-builder.ts')

/** Begins to load it and the parser of kubeconfigs, 0.1 s before the step needs them. */
export function preloadKubernetes(): void {
  load().catch(() => {})
  parseYaml('').catch(() => {})
}

/** Creates BuildKit as a Deployment of a Kubernetes cluster, by default for this job only. */
export const createKubernetesBuilder: StepHandler<'create-kubernetes-builder'> = {
  title: ({ name }) => `Creating builder ${name} on Kubernetes`,
  apply: async (step, tools) => (await load()).createInCluster(step, tools),
  undoTitle: ({ name, cleanup }) => (cleanup ? `Removing builder ${name}` : `Keeping builder ${name}`),
  async undo(step, tools) {
    if (step.cleanup) await (await load()).removeFromCluster(step, tools)
  },
  undoTimeout: 90_000,
}
