import type { Probes } from '../observe.ts'
import type { Source } from '../source.ts'
import { certificates } from './certificates.ts'
import { cgroup } from './cgroup.ts'
import { clientConfiguration } from './client-configuration.ts'
import { clients } from './clients.ts'
import { currentBuilder } from './current-builder.ts'
import { daemons } from './daemons.ts'
import { dataRootFilesystem } from './data-root-filesystem.ts'
import { emulators } from './emulators.ts'
import { endpoint } from './endpoint.ts'
import { engine } from './engine.ts'
import { engineContainers } from './engine-containers.ts'
import { engineNetworks } from './engine-networks.ts'
import { engineVolumes } from './engine-volumes.ts'
import { imageStoreFilesystem } from './image-store-filesystem.ts'
import { javaBuildFiles } from './java-build-files.ts'
import { jobFilesystems } from './job-filesystems.ts'
import { kubernetes } from './kubernetes.ts'
import { machine } from './machine.ts'
import { network } from './network.ts'
import { ownContainer } from './own-container.ts'
import { ownNamespaces } from './own-namespaces.ts'
import { ownProcess } from './own-process.ts'
import { remotes } from './remotes.ts'
import { requestedImages } from './requested-images.ts'
import { requestedPlatforms } from './requested-platforms.ts'
import { runner } from './runner.ts'
import { sockets } from './sockets.ts'
import { sysbox } from './sysbox.ts'
import { tunDevice } from './tun-device.ts'
import { userNamespaces } from './user-namespaces.ts'
import { workspaceFilesystem } from './workspace-filesystem.ts'

/** All probes, one for each fact. */
export const probes: Probes<Source> = {
  machine,
  runner,
  ownProcess,
  ownNamespaces,
  cgroup,
  ownContainer,
  daemons,
  sockets,
  endpoint,
  engine,
  engineNetworks,
  engineVolumes,
  engineContainers,
  network,
  remotes,
  dataRootFilesystem,
  imageStoreFilesystem,
  workspaceFilesystem,
  jobFilesystems,
  userNamespaces,
  tunDevice,
  sysbox,
  clientConfiguration,
  certificates,
  clients,
  currentBuilder,
  requestedImages,
  requestedPlatforms,
  emulators,
  javaBuildFiles,
  kubernetes,
}
