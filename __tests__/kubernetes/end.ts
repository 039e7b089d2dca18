import { spawnSync } from 'node:child_process'
import { script } from './kubectl.ts'

/** After the tests: ends the cluster if `begin` has started it. */
export default function end(): void {
  if (globalThis.isOwnCluster) spawnSync(script, ['down'], { stdio: 'inherit' })
}
