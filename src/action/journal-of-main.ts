import type { ProcessIdentity } from '../platform/processes.ts'
import { lastValueIn } from '../values/state-file.ts'
import { stateNames, type World } from './world.ts'

type Main = ProcessIdentity & { readonly stateFile: string }

/** Leaves word to post which process main is, and where its state goes. */
export function announceMain({ workflow, source, processes }: World): void {
  const own = processes.own()
  const stateFile = source.environment['GITHUB_STATE']
  if (own && stateFile)
    workflow.saveState(stateNames.main, JSON.stringify({ ...own, stateFile } satisfies Main))
}

/**
 * The text of the journal that main has left. In a `container:` job that is cancelled the runner ends its `docker exec`,
 * and what that runs goes on (actions/runner 258d6c8, ProcessInvoker.cs:443-465): main is ended here, and what it wrote
 * after the runner had read its state counts too.
 */
export async function journalOfMain({ workflow, source, processes }: World): Promise<string> {
  const saved = workflow.state(stateNames.journal)
  const main = parseMain(workflow.state(stateNames.main))
  if (main === null) return saved
  if (await processes.end(main)) {
    workflow.log('Ended the main step, which still ran as in a cancelled job')
  }
  const text = await source.files.readText(main.stateFile).catch(() => '')
  return lastValueIn(text, stateNames.journal) ?? saved
}

function parseMain(text: string): Main | null {
  try {
    const { pid, start, stateFile } = JSON.parse(text) as Partial<Main>
    if (typeof pid !== 'number' || typeof start !== 'string' || typeof stateFile !== 'string') return null
    return { pid, start, stateFile }
  } catch {
    return null
  }
}
