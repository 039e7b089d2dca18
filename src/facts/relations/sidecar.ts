import type { Observed } from '../facts.ts'

/**
 * True if the engine is a sidecar in the job's pod. The containers of a pod share hostname and network (Kubernetes,
 * "Pods: how pods manage multiple containers"), so the engine has the job's hostname, and its bridges are among the job's
 * interfaces. Its published ports are at localhost.
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
  // Compares bridges rather than gateways: an engine that was never restarted reports no gateway of its default bridge.
  const bridges = engineNetworks.value.flatMap(({ bridge }) => bridge ?? [])
  return network.value.interfaces.some(({ name }) => bridges.includes(name))
}
