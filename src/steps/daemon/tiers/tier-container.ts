import type { LaunchDaemon, Privilege } from '../../../plan/plan.ts'
import type { HostConfiguration } from '../../../platform/docker.ts'
import type { StagedCertificates } from '../stage-certificates.ts'
import { capabilitiesContainer } from './capabilities.ts'
import { privilegedContainer } from './privileged.ts'
import { rootlessContainer } from './rootless.ts'
import { sysboxContainer } from './sysbox.ts'
import type { UserContainer } from './user-container.ts'
import { userNamespaceContainer } from './user-namespace.ts'

/** What a tier sets for the container of the job daemon. */
export type TierContainer = {
  /** Privileges, namespaces and limits, in the format of the Engine API. */
  readonly host: HostConfiguration
  /** What runs before the daemon, whose command line follows. Left out: the entry script. */
  readonly entrypoint?: readonly string[]
  /** The numeric group of the daemon's sockets, as the daemon sees it. Left out: the job's group. */
  readonly socketGroup?: number
  /** What else differs if the daemon is another user than root. */
  readonly user?: UserContainer
}

type Describe = (step: LaunchDaemon, certificates: StagedCertificates) => TierContainer

/** The container of each tier. Pure. */
export const tierContainers: Readonly<Record<Privilege, Describe>> = {
  sysbox: sysboxContainer,
  'user-namespace': userNamespaceContainer,
  rootless: rootlessContainer,
  capabilities: capabilitiesContainer,
  privileged: privilegedContainer,
}
