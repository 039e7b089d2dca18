import type { Policy } from '../../guard/policy/policy.ts'
import type { GuardTask } from '../../plan/companion-steps.ts'
import type { Configuration } from '../configuration.ts'

/** The label by which the job's objects are known. Its value is random (plan/job.ts). */
const owner = 'berth.token'

/** Sockets of container engines, at their usual paths. Each makes its user root on the host. */
const usualSockets = [
  'docker.sock',
  'containerd/containerd.sock',
  'docker/containerd/containerd.sock',
  'podman/podman.sock',
  'crio/crio.sock',
  'buildkit/buildkitd.sock',
].flatMap((path) => [`/run/${path}`, `/var/run/${path}`])

/** The policy of the job's guard. */
export function policyOf({ labels }: Pick<Configuration, 'labels'>, task: GuardTask): Policy {
  const value = labels[owner]
  if (value === undefined) throw new Error(`the settings have no label ${owner}`)
  return {
    mode: task.mode,
    labels,
    owner: { name: owner, value },
    allow: task.allow,
    binds: task.roots.map(({ path, writable }) => ({ path, access: writable ? 'read-write' : 'read-only' })),
    sockets: { raw: [...new Set([...task.hidden, ...usualSockets])], guard: task.socketForDaemon },
  }
}
