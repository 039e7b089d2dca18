import type { Check } from './check.ts'
import { clientNewerThanEngine } from './client-newer-than-engine.ts'
import { copyingStorageDriver } from './copying-storage-driver.ts'
import { engineTooOld } from './engine-too-old.ts'
import { foreignNetworkNamespace } from './foreign-network-namespace.ts'
import { hiddenCgroupLimit } from './hidden-cgroup-limit.ts'
import { lowDiskSpace } from './low-disk-space.ts'
import { mtuMismatch } from './mtu-mismatch.ts'
import { nestedDaemon } from './nested-daemon.ts'
import { noReachableEngine } from './no-reachable-engine.ts'
import { overlayOnOverlay } from './overlay-on-overlay.ts'
import { plaintextCredentials } from './plaintext-credentials.ts'
import { severalDaemons } from './several-daemons.ts'
import { sharedDataRoot } from './shared-data-root.ts'
import { socketPermissionDenied } from './socket-permission-denied.ts'
import { subnetCollision } from './subnet-collision.ts'
import { unpinnedImage } from './unpinned-image.ts'
import { workspacePathMismatch } from './workspace-path-mismatch.ts'

/** Every check, sorted by id. A new one is made by `npm run new-check <id>`. */
export const checks: readonly Check[] = [
  clientNewerThanEngine,
  copyingStorageDriver,
  engineTooOld,
  foreignNetworkNamespace,
  hiddenCgroupLimit,
  lowDiskSpace,
  mtuMismatch,
  nestedDaemon,
  noReachableEngine,
  overlayOnOverlay,
  plaintextCredentials,
  severalDaemons,
  sharedDataRoot,
  socketPermissionDenied,
  subnetCollision,
  unpinnedImage,
  workspacePathMismatch,
]
