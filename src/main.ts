import { runMain } from './action/run-main.ts'
import { leave } from './platform/leave.ts'
import { workflow } from './platform/workflow.ts'
import { realWorld } from './real-world.ts'

await runMain(realWorld(workflow))
leave()
