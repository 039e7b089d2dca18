import { spawnSync } from 'node:child_process'
import { script } from './kubectl.ts'

/** After the tests: ends the cluster if `begin` has started it. @throws if something of it is left */
export default function end(): void {
  if (!globalThis.isOwnCluster) return
  const { status } = spawnSync(script, ['down'], { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error(`script/kubernetes down ended with ${status}; it says why`)
}
