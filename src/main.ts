import { runMain } from './action/run-main.ts'
import { workflow } from './platform/workflow.ts'
import { realWorld } from './real-world.ts'

await runMain(realWorld(workflow))
// Connections that the engine keeps open would hold the process for seconds more.
process.exit()
