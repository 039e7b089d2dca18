import { ExpectedError } from '../expected-error.ts'
import type { CheckBoundary } from '../plan/plan.ts'
import { canConnect } from '../platform/can-connect.ts'
import type { BoundaryGap } from './achieved.ts'
import type { StepHandler, Tools } from './step.ts'

/** Milliseconds. sudo asks a directory service on some machines. */
const sudoTimeout = 5_000

/**
 * Tests as the user of the job, after the guard has started, how later steps could avoid it. The result holds for this moment and
 * for these ways only.
 */
export const checkBoundary: StepHandler<'check-boundary'> = {
  title: ({ guard }) => `Testing whether the job can avoid the guard at ${guard}`,
  async apply(step, tools, { companion }) {
    const gaps = [
      ...(await openDaemons(step)),
      ...(await rights(tools)),
      ...(await sharedUser(companion?.pid, tools)),
    ]
    return { guard: { mode: step.mode, boundary: gaps.length === 0 ? 'enforced' : 'advisory', gaps } }
  },
  undo: 'nothing',
}

/** Names of one socket, such as /run/docker.sock and /var/run/docker.sock, are one gap. */
async function openDaemons({ daemon, others }: CheckBoundary): Promise<BoundaryGap[]> {
  const addresses = [daemon, ...others]
  const open = await Promise.all(addresses.map(canConnect))
  const shortest = (address: string) => address.replace('unix:///var/run/', 'unix:///run/')
  const found = addresses.filter((_, index) => open[index])
  const once = found.filter(
    (one, index) => found.findIndex((other) => shortest(other) === shortest(one)) === index,
  )
  return once.map((address) => ({ kind: 'daemon', address }))
}

async function rights({ files, runCommand }: Pick<Tools, 'files' | 'runCommand'>): Promise<BoundaryGap[]> {
  if ((await files.status('/proc/self')).uid === 0) return [{ kind: 'root', as: 'user' }]
  const result = await runCommand('sudo', ['--non-interactive', 'true'], { timeout: sudoTimeout }).catch(
    () => null,
  )
  return result?.exitCode === 0 ? [{ kind: 'root', as: 'sudo' }] : []
}

/** A process of the same user can be killed, and its sockets can be taken (pidfd_getfd(2), ptrace(2)). */
async function sharedUser(pid: number | undefined, { files }: Pick<Tools, 'files'>): Promise<BoundaryGap[]> {
  if (pid === undefined) return []
  const [own, other] = await Promise.all([
    files.status('/proc/self'),
    files.status(`/proc/${pid}`).catch(() => {
      throw new ExpectedError(
        'companion-failed',
        `The process of the guard (${pid}) has ended while Berth was setting up.`,
        'Run the job again. If it ends again, report this with the log of the companion in the post step.',
      )
    }),
  ])
  return own.uid === other.uid ? [{ kind: 'same-user', pid }] : []
}
