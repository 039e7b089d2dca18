import { chmodSync, copyFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { builtAction } from '../build-action.ts'
import type { Job } from '../run-action.ts'

/** The user of a job that is not root. */
export const runnerUser = 1001

/** Berth's programs are that user's from here on, who may use the engine and nothing else. Later steps stay root's. */
export async function becomeUser(job: Job, uid = runnerUser): Promise<void> {
  chmodSync(dirname(await builtAction()), 0o755)
  const engine = (process.env['DOCKER_HOST'] ?? '').replace('unix://', '') || '/var/run/docker.sock'
  job.node = join(job.folder, 'node')
  copyFileSync(process.execPath, job.node)
  job.environment['HOME'] = job.folder
  const start = `chown -R ${uid}:${uid} "$HOME"; exec setpriv --reuid=${uid} --regid=${uid} --groups=${statSync(engine).gid} "$@"`
  // Not sh: dash takes variables such as INPUT_KEEP-STATE out of the environment.
  job.starter.push('bash', '-ec', start, 'start')
}
