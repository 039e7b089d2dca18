import type { RunAttempt } from '../values/run-attempt.ts'

/** GitHub's API, as far as Berth asks it. */
export type GitHub = {
  /**
   * Whether an attempt of a run has ended.
   *
   * @throws octokit's error (`status`), or the connection's own
   */
  isCompleted(attempt: RunAttempt, deadline: AbortSignal): Promise<boolean>
}

/**
 * Connects to GitHub's API at GITHUB_API_URL of this process, through the proxy that its environment names.
 *
 * @param token goes there and nowhere else
 */
export type ConnectGitHub = (token: string) => Promise<GitHub>

/** The client is 1 MB of text and takes 0.1 s to load, so that it lies in a file of its own: docs/adr/0009-the-sweep.md. */
export const connectGitHub: ConnectGitHub = async (token) =>
  (await import('./github-client.ts')).openGitHub(token)
