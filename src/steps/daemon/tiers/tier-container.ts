import type { LaunchDaemon, Privilege } from '../../../plan/plan.ts'
import type { HostConfiguration } from '../../../platform/docker.ts'
import { capabilitiesContainer } from './capabilities.ts'
import { privilegedContainer } from './privileged.ts'
import { sysboxContainer } from './sysbox.ts'

/** What a tier sets for the container of the job daemon. */
export type TierContainer = {
  /** Privileges, namespaces and limits, in the format of the Engine API. */
  readonly host: HostConfiguration
}

/** The container of each tier. Pure. */
export const tierContainers: Readonly<Record<Privilege, (step: LaunchDaemon) => TierContainer>> = {
  sysbox: sysboxContainer,
  capabilities: capabilitiesContainer,
  privileged: privilegedContainer,
}
