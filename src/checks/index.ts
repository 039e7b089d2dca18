import { builderReplaced } from './builder-replaced.ts'
import type { Check } from './check.ts'
import { clientNewerThanEngine } from './client-newer-than-engine.ts'
import { clientOlderThanEngine } from './client-older-than-engine.ts'
import { copyingStorageDriver } from './copying-storage-driver.ts'
import { dockerHostIgnoredByRunner } from './docker-host-ignored-by-runner.ts'
import { engineTooOld } from './engine-too-old.ts'
import { foreignNetworkNamespace } from './foreign-network-namespace.ts'
import { hiddenCgroupLimit } from './hidden-cgroup-limit.ts'
import { jobNetworkMtu } from './job-network-mtu.ts'
import { lowDiskSpace } from './low-disk-space.ts'
import { missingClient } from './missing-client.ts'
import { missingEmulator } from './missing-emulator.ts'
import { mtuMismatch } from './mtu-mismatch.ts'
import { nestedDaemon } from './nested-daemon.ts'
import { noReachableEngine } from './no-reachable-engine.ts'
import { overlayOnOverlay } from './overlay-on-overlay.ts'
import { plaintextCredentials } from './plaintext-credentials.ts'
import { poolCoversRemote } from './pool-covers-remote.ts'
import { runcInSystemContainer } from './runc-in-system-container.ts'
import { severalDaemons } from './several-daemons.ts'
import { sharedDataRoot } from './shared-data-root.ts'
import { sidecarDataRootUnmounted } from './sidecar-data-root-unmounted.ts'
import { socketPermissionDenied } from './socket-permission-denied.ts'
import { subnetCollision } from './subnet-collision.ts'
import { unpinnedImage } from './unpinned-image.ts'
import { workspacePathMismatch } from './workspace-path-mismatch.ts'

/** Every check, sorted by id. A new one is made by `npm run new-check <id>`. */
export const checks: readonly Check[] = [
  builderReplaced,
  clientNewerThanEngine,
  clientOlderThanEngine,
  copyingStorageDriver,
  dockerHostIgnoredByRunner,
  engineTooOld,
  foreignNetworkNamespace,
  hiddenCgroupLimit,
  jobNetworkMtu,
  lowDiskSpace,
  missingClient,
  missingEmulator,
  mtuMismatch,
  nestedDaemon,
  noReachableEngine,
  overlayOnOverlay,
  plaintextCredentials,
  poolCoversRemote,
  runcInSystemContainer,
  severalDaemons,
  sharedDataRoot,
  sidecarDataRootUnmounted,
  socketPermissionDenied,
  subnetCollision,
  unpinnedImage,
  workspacePathMismatch,
]
