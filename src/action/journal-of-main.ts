import type { ProcessIdentity } from '../platform/processes.ts'
import { lastValueIn } from '../values/state-file.ts'
import { stateNames, type World } from './world.ts'

type Main = ProcessIdentity & { readonly stateFile: string }

/** Saves for the post step which process the main step is, and which file holds its state. */
export function announceMain({ workflow, source, processes }: World): void {
  const own = processes.own()
  const stateFile = source.environment['GITHUB_STATE']
  if (own && stateFile)
    workflow.saveState(stateNames.main, JSON.stringify({ ...own, stateFile } satisfies Main))
}

/**
 * The text of the journal of the main step. If a `container:` job is cancelled, the runner ends its `docker exec`, but the
 * main step inside goes on (actions/runner 258d6c8, ProcessInvoker.cs:443-465). So it is ended here, and the journal
 * includes what it wrote after the runner had read its state.
 */
export async function journalOfMain({ workflow, source, processes }: World): Promise<string> {
  const saved = workflow.state(stateNames.journal)
  const main = parseMain(workflow.state(stateNames.main))
  if (main === null) return saved
  if (await processes.end(main)) {
    workflow.log('Stopped the main step, which still ran after the job was cancelled')
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
