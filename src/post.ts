import { runPost } from './action/run-post.ts'
import { leave } from './platform/leave.ts'
import { workflow } from './platform/workflow.ts'
import { realWorld } from './real-world.ts'

await runPost(realWorld(workflow))
leave()
