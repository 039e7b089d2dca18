import { spawnSync } from 'node:child_process'
import { script } from './kubectl.ts'

/** Before the tests: starts the cluster of script/kubernetes. One that already runs is used, and left as it is. */
export default function begin(): void {
  globalThis.isOwnCluster = run('status', 'pipe').trim() === 'down'
  run('up', ['ignore', 'pipe', 'inherit'])
}

function run(command: string, stdio: 'pipe' | ('ignore' | 'pipe' | 'inherit')[]): string {
  const { status, stdout, error } = spawnSync(script, [command], { stdio, encoding: 'utf8' })
  if (status === 0) return stdout
  throw new Error(`script/kubernetes ${command} ended with ${error?.message ?? status}; it says why`)
}

declare global {
  var isOwnCluster: boolean | undefined
}
