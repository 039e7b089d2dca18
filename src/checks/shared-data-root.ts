import type { Daemon, EngineContainer, Observation } from '../facts/facts.ts'
import { isNested, nameDaemon } from '../facts/relations/serving-daemon.ts'
import { findSharers } from '../values/find-sharers.ts'
import { isWithin } from '../values/path.ts'
import { defineCheck, type Failure, type Unknown } from './check.ts'

/** The data roots in Docker's images: of dockerd and of its containerd, rootful and rootless. */
const dataRoots = ['/var/lib/docker', '/var/lib/containerd', '/home/rootless/.local/share/docker']

export const sharedDataRoot = defineCheck({
  id: 'shared-data-root',
  severity: 'error',
  about: 'machine',
  title: 'Sharing of data roots',
  failureTitle: 'A data root is shared by daemons or containers',
  needs: ['engine', 'engineContainers'],
  observes: ['daemons'],

  evaluate({ engine, engineContainers }, { daemons }) {
    const running = engineContainers.filter((container) => container.state === 'running')
    return (
      betweenDaemons(daemons.status === 'seen' ? daemons.value : []) ??
      throughMount(running, engine.dataRoot) ??
      throughVolume(running) ??
      unknownBy(daemons)
    )
  },
})

const remedy =
  'Use a separate volume for each daemon, in one container at a time: `docker run --privileged -v <name>:/var/lib/docker docker:dind`.'

function betweenDaemons(daemons: readonly Daemon[]): Failure | undefined {
  const known = daemons.filter(({ kind, dataRootIdentity }) => {
    return kind === 'dockerd' && dataRootIdentity.status === 'seen'
  })
  const sharers = findSharers(known, identityOf)
  if (!sharers) return undefined
  const identity = identityOf(sharers[0])
  return {
    message: `${sharers.length} dockerd processes use one data root (device and inode ${identity}). Sharing corrupts images and volumes.`,
    evidence: sharers.map((daemon) => ({
      label: nameDaemon(daemon),
      value: `${daemon.dataRoot ?? 'the default data root'}, ${identity}`,
    })),
    remedy,
    // Two daemons in containers damage each other, but not the host daemon.
    rulesOut: sharers.every(isNested) ? [] : ['socket', 'dind'],
  }
}

/** Read-only mounts (metrics, log shippers) and single volumes are common and harmless. */
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
      message: `Container ${name} can write to ${whole ? 'the data root' : 'a part of the data root'} of the daemon that runs it. Writes there corrupt images and volumes.`,
      evidence: [
        { label: `mount of ${name}`, value: `${mount.source} at ${mount.destination}` },
        { label: 'data root of the daemon', value: dataRoot },
      ],
      remedy: `Mount it read-only if the container only reads, with \`-v ${mount.source}:${mount.destination}:ro\`. If it runs a daemon, use a separate volume with \`-v <name>:${mount.destination}\`.`,
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
    // The daemons in these containers are not the daemon that runs them.
    about: 'other-daemons',
    message: `Volume ${sharers[0].volume} is the data root of ${sharers.length} running containers. Sharing corrupts images and volumes.`,
    evidence: sharers.map(({ name, volume, destination }) => ({
      label: name,
      value: `${volume} at ${destination}`,
    })),
    remedy,
  }
}

function unknownBy(daemons: Observation<readonly Daemon[]>): Unknown | undefined {
  if (daemons.status === 'unseen') return { unknown: daemons.reason }
  const dockerds = daemons.value.filter(({ kind }) => kind === 'dockerd')
  if (dockerds.length < 2) return undefined
  for (const daemon of dockerds) {
    const { dataRootIdentity } = daemon
    if (dataRootIdentity.status === 'unseen') {
      return {
        unknown: `Berth could not read the data root of ${nameDaemon(daemon)}: ${dataRootIdentity.reason}`,
      }
    }
  }
  return undefined
}

function identityOf({ dataRootIdentity }: Daemon): string {
  return dataRootIdentity.status === 'seen' ? dataRootIdentity.value : 'unseen'
}
