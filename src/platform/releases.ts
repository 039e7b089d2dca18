/** The questions about releases of a repository on github.com. Calls reject with octokit's error (`status`). */
export type Releases = {
  /** The tag of the newest release: the one that GitHub calls the latest, or with `edge` also a release candidate. */
  newestTag(repository: string, channel: 'latest' | 'edge', signal: AbortSignal): Promise<string>
  /** The SHA-256 of a file of a release, as GitHub computed it at its upload; null if there is none. */
  digestOf(repository: string, tag: string, file: string, signal: AbortSignal): Promise<string | null>
}

/**
 * Connects to the API of github.com, whatever server the runner belongs to, through the proxy in the environment.
 *
 * @param token is sent only there; empty: without a login
 */
export type ConnectReleases = (token: string) => Promise<Releases>

/** Loaded when it is needed, like `connectGitHub`. */
export const connectReleases: ConnectReleases = async (token) =>
  (await import('./github-client.ts')).openReleases(token)
