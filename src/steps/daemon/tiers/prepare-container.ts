import type { LaunchDaemon, Privilege } from '../../../plan/plan.ts'
import type { Docker } from '../../../platform/docker.ts'
import { prepareRootless } from './prepare-rootless.ts'

type Prepare = (step: LaunchDaemon, host: Docker) => Promise<void>

const nothing: Prepare = async () => {}

/** What a tier does to the container of the job daemon between its creation and its start. */
export const prepareContainer: Readonly<Record<Privilege, Prepare>> = {
  sysbox: nothing,
  'user-namespace': nothing,
  rootless: prepareRootless,
  capabilities: nothing,
  privileged: nothing,
}
