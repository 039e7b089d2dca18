import type { Observed } from '../../facts/facts.ts'
import { daemonLimits } from '../daemon-limits.ts'
import { inheritedByDaemon } from '../inherit/for-daemon.ts'
import { innerMtu } from '../inner-mtu.ts'
import { labelsOf } from '../job.ts'
import { jobBinds } from '../job-binds.ts'
import { jobNetworks } from '../job-networks.ts'
import type { LaunchDaemon } from '../plan.ts'
import { chooseStorages } from '../storage/choose-storages.ts'
import type { Situation } from '../strategy.ts'
import { chooseSubnets } from '../subnet-choice.ts'
import { chooseTiers } from '../tiers/choose-tiers.ts'
import { dataRootFor } from './data-root-steps.ts'
import { known } from './needed-facts.ts'
import { localhostPorts } from './ports-task.ts'

/** The step that starts the job daemon. */
export function launchDaemon(situation: Situation, stem: string, socket: string): LaunchDaemon {
  const { request, observed } = situation
  const { inherited, proxies } = inheritedByDaemon(situation)
  const { engine, engineNetworks, network, cgroup, ownProcess, runner, ownContainer } = known(observed)
  const networks = jobNetworks(ownContainer)
  const { possible, passedOver } = chooseTiers(situation)
  const subnets = subnetsOf(observed) ?? { bridgeAddress: '', addressPool: '' }
  const limits = daemonLimits(request, engine, cgroup)
  return {
    kind: 'launch-daemon',
    container: `${stem}-daemon`,
    image: request.dindImage,
    privileges: possible,
    passedOver,
    dataRoot: dataRootFor(situation, `${stem}-data`, socket, limits.memory),
    storages: chooseStorages(situation).possible,
    disk: { container: `${stem}-disk`, volume: `${stem}-loop`, bytes: request.storage.bytes },
    socket,
    architecture: engine.architecture,
    user: ownProcess.uid,
    socketGroup: ownProcess.gid,
    binds: jobBinds(runner, ownContainer),
    networks,
    networkMode: request.network,
    localhostPorts: localhostPorts(request, network, ownContainer),
    ...subnets,
    mtu: innerMtu(network, engineNetworks, networks),
    inherited,
    ...limits,
    host: {
      appArmor: engine.securityOptions.some((option) => option.includes('apparmor')),
      seLinux: engine.securityOptions.some((option) => option.includes('selinux')),
      userNamespaceRemap: engine.userNamespaceRemap,
    },
    labels: labelsOf(request.job),
    deadline: request.startDeadline,
    secret: { settings: request.daemonConfiguration, proxies },
  }
}

/** The subnets of the job daemon's networks. null: none is free. */
export function subnetsOf(observed: Observed) {
  const { network, engineNetworks } = known(observed)
  const remotes = observed.remotes.status === 'seen' ? observed.remotes.value : []
  return chooseSubnets(network, engineNetworks, remotes)
}
