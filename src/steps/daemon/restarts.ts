/**
 * The line with which dockerd ends if its containerd does not answer within 15 s (moby,
 * daemon/internal/libcontainerd/supervisor). On a slow disk, the next start succeeds.
 */
const sentinel = /failed to start containerd: timeout waiting for containerd to start/g

/** How often a daemon is started again. Three starts are 45 s. */
export const mostRestarts = 3

/**
 * Whether a daemon that has stopped is started again: only if it ended because of this since its last start.
 *
 * @param log all of its log
 * @param restarts how often it has been started again
 */
export function isWorthRestart(log: string, restarts: number): boolean {
  return restarts < mostRestarts && (log.match(sentinel)?.length ?? 0) > restarts
}
