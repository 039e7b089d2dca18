import type { RunAttempt } from '../values/run-attempt.ts'

/** The GitHub API calls that Berth makes. */
export type GitHub = {
  /**
   * Whether an attempt of a run is completed.
   *
   * @throws octokit's error (`status`), or the error of the connection
   */
  isCompleted(attempt: RunAttempt, deadline: AbortSignal): Promise<boolean>
}

/**
 * Connects to GitHub's API at GITHUB_API_URL, through the proxy in the environment.
 *
 * @param token is sent only there
 */
export type ConnectGitHub = (token: string) => Promise<GitHub>

/** The client is 1 MB and takes 0.1 s to load, so it is a separate file, loaded when needed: docs/adr/0009-the-sweep.md. */
export const connectGitHub: ConnectGitHub = async (token) =>
  (await import('./github-client.ts')).openGitHub(token)
