import { runPost } from './action/run-post.ts'
import { workflow } from './platform/workflow.ts'
import { realWorld } from './real-world.ts'

await runPost(realWorld(workflow))
// Connections that the engine keeps open would hold the process for seconds more.
process.exit()
