import { beforeDeadline } from '../../platform/before-deadline.ts'
import { nameOfAttempt, type RunAttempt } from '../../values/run-attempt.ts'
import type { Tools } from '../step.ts'
import type { Over } from './due.ts'

/** Milliseconds for all questions. GitHub answers one in 0.1 to 0.3 s. */
const patience = 10_000
/** GitHub allows a job's token 1000 calls an hour, for the whole repository. */
const most = 20

/**
 * Asks GitHub which of these attempts are over. Throws nothing: what GitHub does not say is not over, and the log says
 * so in one line.
 */
export async function findOver(
  attempts: readonly RunAttempt[],
  token: string,
  { connectGitHub, log }: Pick<Tools, 'connectGitHub' | 'log'>,
): Promise<Over> {
  const over = new Set<string>()
  if (attempts.length === 0) return over
  const reasons = new Set<string>()
  try {
    if (token === '') throw new Error('`github-token` is empty')
    await beforeDeadline(patience, async ({ abortSignal }) => {
      const github = await connectGitHub(token)
      for (const attempt of attempts.slice(0, most)) {
        try {
          if (await github.isOver(attempt, abortSignal)) over.add(nameOfAttempt(attempt))
        } catch (error) {
          // GitHub knows nothing of one run, and perhaps of the next; any other error ends the questions.
          if (statusOf(error) !== 404) throw error
          reasons.add(reasonOf(error))
        }
      }
    })
  } catch (error) {
    reasons.add(reasonOf(error))
  }
  if (reasons.size > 0) log(unknown([...reasons]))
  return over
}

const statusOf = (error: unknown): unknown => (error as { status?: unknown } | null)?.status

/** The error's first line, which can be the words of a server. */
function reasonOf(error: unknown): string {
  const status = statusOf(error)
  // Not by instanceof: an error of Node's own can be of another realm.
  const { message } = error as { message?: string }
  const line = (message || String(error)).split('\n')[0]?.slice(0, 200)
  return typeof status === 'number' ? `${line} (status ${status})` : `${line}`
}

const unknown = (reasons: readonly string[]): string =>
  `GitHub does not say which earlier runs are over (${reasons.join('; ')}): containers of theirs that still run stay ` +
  'until they are older than any job. With `permissions: actions: read` they can go sooner.'
