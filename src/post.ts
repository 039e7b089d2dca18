import { runPost } from './action/run-post.ts'
import { exitProcess } from './platform/exit-process.ts'
import { workflow } from './platform/workflow.ts'
import { realWorld } from './real-world.ts'

await runPost(realWorld(workflow))
exitProcess()
