#!/usr/bin/env node
import { realpathSync } from 'node:fs'
import { type DoctorResult, doctor } from './action/doctor.ts'
import { isHookCommand } from './action/hooks/hook-command.ts'
import { exitProcess } from './platform/exit-process.ts'
import { terminalWorkflow } from './platform/terminal.ts'
import { workflow } from './platform/workflow.ts'
import { realWorld } from './real-world.ts'

if (Number.parseInt(process.versions.node, 10) < 20) {
  process.stderr.write(`berth needs Node.js 20 or newer. This is ${process.version} (${process.execPath}).\n`)
  process.exit(2)
}
const { output, errors, exitCode } = await run(process.argv.slice(2))
process.stderr.write(errors)
process.stdout.write(output, () => {
  process.exitCode = exitCode
  exitProcess()
})

/** Other commands than `doctor` are loaded on demand. */
async function run(words: readonly string[]): Promise<DoctorResult> {
  const [command] = words
  if (isHookCommand(command)) {
    const { runnerHooks } = await import('./action/hooks/runner-hooks.ts')
    const programs = { node: process.execPath, berth: realpathSync(process.argv[1] ?? '') }
    return runnerHooks(words, programs, realWorld(workflow))
  }
  if (command === 'guard') {
    const [{ ownerGuard }, { serveGuard }] = await Promise.all([
      import('./action/owner-guard/owner-guard.ts'),
      import('./companion/serve-guard.ts'),
    ])
    return ownerGuard(words, serveGuard, realWorld(terminalWorkflow))
  }
  const { columns = 100, isTTY = false } = process.stdout
  const terminal = { width: columns, color: isTTY && !process.env['NO_COLOR'] }
  return doctor(words, terminal, realWorld(terminalWorkflow))
}
