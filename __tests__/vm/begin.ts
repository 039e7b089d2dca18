import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'

/**
 * Before the tests: boots the guest. It ends with the input of script/vm, so with this process at the latest.
 * Where BERTH_GUEST names the directory of one that runs already (`script/vm boot DIRECTORY`), that one is used.
 */
export default async function begin(): Promise<void> {
  if (process.env['BERTH_GUEST']) return
  const folder = mkdtempSync(join(tmpdir(), 'berth-vm-'))
  process.env['BERTH_GUEST'] = folder
  const script = resolve(import.meta.dirname, '../../script/vm')
  const running = spawn(script, ['boot', folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  globalThis.guest = running
  for await (const line of createInterface(running.stdout)) if (line === 'ready') return
  throw new Error('the guest did not boot; script/vm says above why')
}

declare global {
  var guest: import('node:child_process').ChildProcess | undefined
}
