import { buildBuildx } from './build-buildx.ts'
import { checkBoundary } from './check-boundary.ts'
import { checkNodes } from './check-nodes.ts'
import { connectBuilder } from './connect-builder.ts'
import { createBuilder } from './create-builder.ts'
import { createBuildxFolder } from './create-buildx-folder.ts'
import { createClientConfiguration } from './create-client-configuration.ts'
import { createContext } from './create-context.ts'
import { createDirectory } from './create-directory.ts'
import { createKubernetesBuilder } from './create-kubernetes-builder.ts'
import { createVolume } from './create-volume.ts'
import { exportEnvironment } from './export-environment.ts'
import { installBuildx } from './install-buildx.ts'
import { keepCache } from './keep-cache.ts'
import { launchDaemon } from './launch-daemon.ts'
import { leaseVolume } from './lease-volume.ts'
import { obtainImage } from './obtain-image.ts'
import { preloadImages } from './preload-images.ts'
import { proveBuild } from './prove-build.ts'
import { proveContainer } from './prove-container.ts'
import { proveDaemon } from './prove-daemon.ts'
import { proveNodes } from './prove-nodes.ts'
import { reapLeftovers } from './reap-leftovers.ts'
import { startCompanion } from './start-companion.ts'
import type { StepHandlers } from './step.ts'
import { sweepLeftovers } from './sweep-leftovers.ts'
import { useEmbeddedBuilder } from './use-embedded-builder.ts'

/** The handler of each kind of step. */
export const stepHandlers: StepHandlers = {
  'build-buildx': buildBuildx,
  'check-boundary': checkBoundary,
  'check-nodes': checkNodes,
  'connect-builder': connectBuilder,
  'create-context': createContext,
  'create-builder': createBuilder,
  'create-buildx-folder': createBuildxFolder,
  'create-client-configuration': createClientConfiguration,
  'create-directory': createDirectory,
  'create-kubernetes-builder': createKubernetesBuilder,
  'create-volume': createVolume,
  'export-environment': exportEnvironment,
  'install-buildx': installBuildx,
  'keep-cache': keepCache,
  'launch-daemon': launchDaemon,
  'lease-volume': leaseVolume,
  'obtain-image': obtainImage,
  'preload-images': preloadImages,
  'prove-build': proveBuild,
  'prove-container': proveContainer,
  'prove-daemon': proveDaemon,
  'prove-nodes': proveNodes,
  'reap-leftovers': reapLeftovers,
  'start-companion': startCompanion,
  'sweep-leftovers': sweepLeftovers,
  'use-embedded-builder': useEmbeddedBuilder,
}
