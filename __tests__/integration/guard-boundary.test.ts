import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { hostEndpoint } from './host-engine.ts'

/** The result of the test for a user of the machine, whose guard is a process of root. */
async function boundaryFor(user: number): Promise<unknown> {
  const guard = spawn('sleep', ['60'])
  await closeAfterwards(() => void guard.kill('SIGKILL'))
  const folder = await temporaryFolder('boundary')
  chmodSync(folder, 0o755)
  const node = join(folder, 'node')
  copyFileSync(process.execPath, node)
  const outfile = join(folder, 'boundary.mjs')
  const contents = `
    import { checkBoundary } from './src/steps/check-boundary.ts'
    import { files } from './src/platform/files.ts'
    import { runCommand } from './src/platform/command.ts'
    const step = { kind: 'check-boundary', mode: 'enforce', guard: 'unix:///tmp/g.sock', daemon: '${hostEndpoint}', others: [] }
    const { guard } = await checkBoundary.apply(step, { files, runCommand }, { companion: { pid: ${guard.pid}, tasks: [] } })
    console.log(JSON.stringify(guard))`
  await build({
    ...{ stdin: { contents, resolveDir: process.cwd(), loader: 'ts' }, outfile },
    ...{ bundle: true, platform: 'node', format: 'esm' },
  })
  const words = [`--reuid=${user}`, `--regid=${user}`, '--clear-groups', node, outfile]
  const { stdout, stderr } = spawnSync('setpriv', words, { encoding: 'utf8', timeout: 20_000 })
  return JSON.parse(stdout || `"${stderr}"`)
}

test('it is enforced for a user who cannot open the socket of the daemon, and whose guard is a process of root', async () => {
  expect(await boundaryFor(65_534)).toEqual({ mode: 'enforce', boundary: 'enforced', gaps: [] })
})

test('it is advisory for root', async () => {
  expect(await boundaryFor(0)).toMatchObject({
    boundary: 'advisory',
    gaps: [{ kind: 'daemon', address: hostEndpoint }, { kind: 'root', as: 'user' }, { kind: 'same-user' }],
  })
})
