import type { LaunchDaemon } from '../../../plan/plan.ts'
import type { HostConfiguration } from '../../../platform/docker.ts'

/**
 * The user namespace of the machine, if the host daemon remaps users. Without it, the daemon's container cannot mount, and
 * the engine refuses `--privileged` ("privileged mode is incompatible with user namespaces", moby: daemon/daemon_unix.go).
 */
export const hostUsers = ({ userNamespaceRemap }: LaunchDaemon['host']): HostConfiguration =>
  userNamespaceRemap ? { UsernsMode: 'host' } : {}
