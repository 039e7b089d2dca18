#!/usr/bin/env node
import { realpathSync } from 'node:fs'
import { doctor } from './action/doctor.ts'
import { isHookCommand } from './action/hooks/hook-command.ts'
import { exitProcess } from './platform/exit-process.ts'
import { terminalWorkflow } from './platform/terminal.ts'
import { workflow } from './platform/workflow.ts'
import { realWorld } from './real-world.ts'

if (Number.parseInt(process.versions.node, 10) < 20) {
  process.stderr.write(`berth needs Node.js 20 or newer. This is ${process.version} (${process.execPath}).\n`)
  process.exit(2)
}
const { columns = 100, isTTY = false } = process.stdout
const terminal = { width: columns, color: isTTY && !process.env['NO_COLOR'] }
const words = process.argv.slice(2)
const { output, errors, exitCode } = isHookCommand(words[0])
  ? await (await import('./action/hooks/runner-hooks.ts')).runnerHooks(words, programs(), realWorld(workflow))
  : await doctor(words, terminal, realWorld(terminalWorkflow))
process.stderr.write(errors)
process.stdout.write(output, () => {
  process.exitCode = exitCode
  exitProcess()
})

function programs() {
  return { node: process.execPath, berth: realpathSync(process.argv[1] ?? '') }
}
