import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { runCommand } from '../../src/platform/command.ts'
import { mountHangingFilesystem } from '../platform/hanging-filesystem.ts'

test('a program of root, such as sudo, is left running by a user who cannot kill it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'berth-left-'))
  chmodSync(folder, 0o755)
  try {
    // A setuid program alone may still be killed by who started it; sudo makes root its real user too (kill(2)).
    const asRoot = join(folder, 'as-root')
    copyFileSync('/usr/bin/setpriv', asRoot)
    chmodSync(asRoot, 0o4755)
    const outfile = join(folder, 'command.mjs')
    await build({
      entryPoints: ['src/platform/command.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
    })
    const script = `
      const { runCommand } = await import('${outfile}')
      const words = ['--reuid=0', '--clear-groups', 'sleep', '20']
      console.log(JSON.stringify(await runCommand('${asRoot}', words, { timeout: 300 })))`
    const node = join(folder, 'node')
    copyFileSync(process.execPath, node)
    const words = [
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      node,
      '--input-type=module',
      '-e',
      script,
    ]
    const began = performance.now()
    const { stdout, stderr, status } = spawnSync('setpriv', words, { encoding: 'utf8', timeout: 15_000 })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      exitCode: null,
      stdout: '',
      stderr: '',
      timedOut: true,
      leftRunning: true,
    })
    expect(performance.now() - began).toBeLessThan(10_000)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a program that hangs in the kernel is left running', async () => {
  const hanging = await mountHangingFilesystem()
  try {
    const result = await runCommand('cat', [join(hanging.path, 'file')], { timeout: 300 })
    expect(result).toMatchObject({ timedOut: true, leftRunning: true })
  } finally {
    await hanging.end()
  }
})
