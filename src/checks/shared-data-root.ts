import type { Daemon, EngineContainer, Observation } from '../facts/facts.ts'
import { isNested, nameDaemon } from '../facts/relations/serving-daemon.ts'
import { findSharers } from '../values/find-sharers.ts'
import { isWithin } from '../values/path.ts'
import { defineCheck, type Failure, type Unproven } from './check.ts'

/** Where the images of Docker and of its containerd keep their data, rootful and rootless. */
const dataRoots = ['/var/lib/docker', '/var/lib/containerd', '/home/rootless/.local/share/docker']

export const sharedDataRoot = defineCheck({
  id: 'shared-data-root',
  severity: 'error',
  about: 'machine',
  title: 'Each daemon has its data root for itself',
  failureTitle: 'A data root is shared',
  needs: ['engine', 'engineContainers'],
  observes: ['daemons'],

  evaluate({ engine, engineContainers }, { daemons }) {
    const running = engineContainers.filter((container) => container.state === 'running')
    return (
      betweenDaemons(daemons.status === 'seen' ? daemons.value : []) ??
      throughMount(running, engine.dataRoot) ??
      throughVolume(running) ??
      unprovenBy(daemons)
    )
  },
})

const remedy =
  'Give each daemon a volume of its own (`docker volume create`, then `-v <name>:/var/lib/docker`), and keep it for one container at a time.'

function betweenDaemons(daemons: readonly Daemon[]): Failure | undefined {
  const known = daemons.filter(({ kind, dataRootIdentity }) => {
    return kind === 'dockerd' && dataRootIdentity.status === 'seen'
  })
  const sharers = findSharers(known, identityOf)
  if (!sharers) return undefined
  const identity = identityOf(sharers[0])
  return {
    message: `${sharers.length} dockerd processes use one data root (device and inode ${identity}). Each of them writes the databases of the other.`,
    evidence: sharers.map((daemon) => ({
      label: nameDaemon(daemon),
      value: `${daemon.dataRoot ?? 'the default data root'}, ${identity}`,
    })),
    remedy,
    // Two daemons in containers harm each other, and not the engine beside the job.
    rulesOut: sharers.every(isNested) ? [] : ['socket', 'dind'],
  }
}

/** Read-only mounts (metrics, log shippers) and single volumes are common and do no harm. */
function throughMount(running: readonly EngineContainer[], dataRoot: string): Failure | undefined {
  const volumes = `${dataRoot}/volumes`
  for (const { name, mounts } of running) {
    const mount = mounts.find(({ type, source, readOnly }) => {
      return type === 'bind' && !readOnly && isWithin(source, dataRoot) && !isWithin(source, volumes)
    })
    if (!mount) continue
    const whole = mount.source === dataRoot
    return {
      severity: whole ? 'error' : 'warning',
      message: `The container ${name} can write ${whole ? 'to the data root' : 'inside the data root'} of the engine that runs it.`,
      evidence: [
        { label: `mount of ${name}`, value: `${mount.source} at ${mount.destination}` },
        { label: 'data root of the engine', value: dataRoot },
      ],
      remedy: `${remedy} If the container only reads, mount it with \`:ro\`.`,
      rulesOut: whole ? ['socket', 'dind'] : [],
    }
  }
  return undefined
}

function throughVolume(running: readonly EngineContainer[]): Failure | undefined {
  const uses = running.flatMap(({ name, mounts }) =>
    mounts.flatMap(({ volume, destination }) => {
      return volume !== null && dataRoots.includes(destination) ? [{ name, volume, destination }] : []
    }),
  )
  const sharers = findSharers(uses, ({ volume, destination }) => `${volume} ${destination}`)
  if (!sharers) return undefined
  return {
    // Containers of the host daemon have data roots of their own there.
    about: 'other-daemons',
    message: `The volume ${sharers[0].volume} is the data root of ${sharers.length} running containers at once.`,
    evidence: sharers.map(({ name, volume, destination }) => ({
      label: name,
      value: `${volume} at ${destination}`,
    })),
    remedy,
  }
}

function unprovenBy(daemons: Observation<readonly Daemon[]>): Unproven | undefined {
  if (daemons.status === 'unseen') return { unproven: daemons.reason }
  const dockerds = daemons.value.filter(({ kind }) => kind === 'dockerd')
  if (dockerds.length < 2) return undefined
  for (const daemon of dockerds) {
    const { dataRootIdentity } = daemon
    if (dataRootIdentity.status === 'unseen') {
      return { unproven: `The data root of ${nameDaemon(daemon)}: ${dataRootIdentity.reason}` }
    }
  }
  return undefined
}

function identityOf({ dataRootIdentity }: Daemon): string {
  return dataRootIdentity.status === 'seen' ? dataRootIdentity.value : 'unseen'
}
