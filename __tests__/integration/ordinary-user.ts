import { chmod } from 'node:fs/promises'
import { dirname } from 'node:path'
import { builtAction } from '../build-action.ts'
import type { Job } from '../run-action.ts'
import { hostEndpoint } from './host-engine.ts'

/** Gives the job's directories to the user, and a Node.js that this user may run. */
const start = `
uid=$1
touch "$HOME/node" && mount --bind "$2" "$HOME/node"
chown -R "$uid:$uid" "$HOME"
shift 2
exec setpriv --reuid="$uid" --regid="$uid" --groups="$(stat -c %g "$SOCKET")" "$HOME/node" "$@"
`

/**
 * Makes the steps of Berth run as an ordinary user who can use the engine, as on a hosted runner. Only root can.
 *
 * @returns what runs a later step as this user
 */
export async function becomeUser(job: Job, uid: number): Promise<(script: string) => Promise<string>> {
  const action = await builtAction()
  for (const folder of [dirname(action), job.folder]) await chmod(folder, 0o755)
  Object.assign(job.environment, { HOME: job.folder, SOCKET: hostEndpoint.replace('unix://', '') })
  // Not sh: dash takes variables such as INPUT_KEEP-STATE out of the environment.
  job.starter.push('unshare', '--mount', 'bash', '-ec', start, 'start', String(uid))
  const words = `setpriv --reuid=${uid} --regid=${uid} --clear-groups bash -e -o pipefail -c`
  return (script) => job.sh(`${words} '${script.replaceAll("'", "'\\''")}'`)
}
