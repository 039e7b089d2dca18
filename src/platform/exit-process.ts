import { isReading } from './files.ts'

/**
 * Ends this process with its exit code. Otherwise, open connections to the engine would delay its end by seconds.
 *
 * process.exit() waits for the threads of the pool (libuv, uv_library_shutdown). A thread that hangs in open(2) on a dead
 * NFS server would keep the process alive forever. execve(2) ends these threads, because a waiting NFS call can be killed.
 */
export function exitProcess(): void {
  const exitCode = Number(process.exitCode ?? 0)
  if (isReading() && process.platform === 'linux') {
    // execve exists since Node 22.15. It is experimental, so Node prints a warning.
    process.removeAllListeners('warning')
    process.execve?.('/bin/sh', ['sh', '-c', `exit ${exitCode}`], {})
  }
  process.exit()
}
