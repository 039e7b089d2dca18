import { isLooking } from './files.ts'

/**
 * Ends this process with its exit code. Connections that the engine keeps open would hold it for seconds more.
 *
 * process.exit() waits for the threads of the pool (libuv, uv_library_shutdown), so that one which hangs in open(2) on a
 * dead NFS server holds the process for ever. execve(2) ends them: a waiting NFS call can be killed.
 */
export function leave(): void {
  const exitCode = Number(process.exitCode ?? 0)
  if (isLooking() && process.platform === 'linux') {
    // Node 22.15 and newer; experimental, and Node says so on standard error.
    process.removeAllListeners('warning')
    process.execve?.('/bin/sh', ['sh', '-c', `exit ${exitCode}`], {})
  }
  process.exit()
}
