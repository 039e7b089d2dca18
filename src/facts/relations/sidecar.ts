import type { Observed } from '../facts.ts'

/**
 * True if the engine is a sidecar of the job's pod. The containers of a pod share hostname and network (Kubernetes, "Pods:
 * how pods manage multiple containers"): the engine has the job's hostname, and its bridges are among the job's
 * interfaces. Ports that it publishes are at localhost.
 */
export function isSidecar({
  engine,
  engineNetworks,
  machine,
  network,
  runner,
}: Pick<Observed, 'engine' | 'engineNetworks' | 'machine' | 'network' | 'runner'>): boolean {
  if (engine.status === 'unseen' || machine.status === 'unseen' || runner.status === 'unseen') return false
  if (!runner.value.inContainer || engine.value.name !== machine.value.hostname) return false
  if (engineNetworks.status === 'unseen' || network.status === 'unseen') return false
  // Not by the gateway: an engine that was never restarted tells none of its default bridge.
  const bridges = engineNetworks.value.flatMap(({ bridge }) => bridge ?? [])
  return network.value.interfaces.some(({ name }) => bridges.includes(name))
}
