import { runMain } from './action/run-main.ts'
import { exitProcess } from './platform/exit-process.ts'
import { workflow } from './platform/workflow.ts'
import { realWorld } from './real-world.ts'

await runMain(realWorld(workflow))
exitProcess()
