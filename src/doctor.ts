#!/usr/bin/env node
import { doctor } from './action/doctor.ts'
import { exitProcess } from './platform/exit-process.ts'
import { terminalWorkflow } from './platform/terminal.ts'
import { realWorld } from './real-world.ts'

if (Number.parseInt(process.versions.node, 10) < 20) {
  process.stderr.write(`berth needs Node.js 20 or newer. This is ${process.version} (${process.execPath}).\n`)
  process.exit(2)
}
const { columns = 100, isTTY = false } = process.stdout
const terminal = { width: columns, color: isTTY && !process.env['NO_COLOR'] }
const { output, errors, exitCode } = await doctor(
  process.argv.slice(2),
  terminal,
  realWorld(terminalWorkflow),
)
process.stderr.write(errors)
process.stdout.write(output, () => {
  process.exitCode = exitCode
  exitProcess()
})
