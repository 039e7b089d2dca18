import { dirname } from 'node:path/posix'
import { isDockerDesktop } from '../../values/docker-desktop.ts'
import { socketPath } from '../../values/engine-host.ts'
import { isWithin } from '../../values/path.ts'
import type { Engine, Facts, Filesystem } from '../facts.ts'
import { type Probe, Unseen } from '../observe.ts'
import { mountOf, parseMountinfo } from '../parsers/mountinfo.ts'
import { codeOf, systemErrorText } from '../parsers/system-error.ts'
import type { Source } from '../source.ts'
import { measureFilesystem } from './measure-filesystem.ts'
import { readOr } from './read.ts'
import { sharesContainer } from './shares-container.ts'

type Seen = Parameters<Probe<'engine', Source>>[1]

/**
 * The filesystem of one of the engine's directories, if the engine is on this machine and the directory is visible.
 *
 * @param name the purpose of the directory, such as `data root`
 * @param path as the engine sees it
 * @throws Unseen otherwise
 */
export async function filesystemOfEngine(
  source: Source,
  seen: Seen,
  name: string,
  path: string,
): Promise<Filesystem> {
  const [endpoint, engine, machine] = await Promise.all([seen('endpoint'), seen('engine'), seen('machine')])
  // A Unix socket can lead to a virtual machine, through a tunnel, or on WSL 2 to another distribution.
  const isDesktop = isDockerDesktop(engine)
  if (socketPath(endpoint.host) === undefined || engine.kernel !== machine.kernel || isDesktop) {
    throw new Unseen(`the ${name} ${path} is on the daemon's machine, which is not this machine`)
  }
  const visible = await visiblePath(engine, seen, name, path)
  try {
    return await measureFilesystem(source, visible)
  } catch (error) {
    if (codeOf(error) !== 'EACCES') {
      throw new Unseen(
        `the filesystem of the ${name} ${visible} could not be read: ${systemErrorText(error)}`,
      )
    }
    return measureFilesystem(source, await parentOnSameFilesystem(source, name, visible))
  }
}

/** The path as the job sees it. If the job runs in a container, it can be another path, or none. */
async function visiblePath(engine: Engine, seen: Seen, name: string, path: string): Promise<string> {
  if (!(await seen('runner')).inContainer || (await sharesContainer(engine, seen))) return path
  const container = await seen('ownContainer').catch((): Facts['ownContainer'] => null)
  const mount = container?.mounts.find(({ source }) => source !== '' && isWithin(path, source))
  if (mount) return mount.destination + path.slice(mount.source.length)
  throw new Unseen(`the job runs in a container that does not mount the daemon's ${name} ${path}`)
}

/** Only root can read /var/lib/docker (0710). Its parent gives the same answer if both are on one mount. */
async function parentOnSameFilesystem(source: Source, name: string, path: string): Promise<string> {
  const parent = dirname(path)
  const mounts = parseMountinfo(await readOr(source, `${source.proc}/self/mountinfo`, ''))
  const device = mountOf(mounts, path)?.device
  if (device !== undefined && device === mountOf(mounts, parent)?.device) return parent
  throw new Unseen(`only root can read the ${name} ${path}, which is on a separate mount`)
}
