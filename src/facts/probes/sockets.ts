import type { FileStatus } from '../../platform/files.ts'
import { defaultSocket, socketPath } from '../../values/engine-host.ts'
import type { EngineSocket, SocketState } from '../facts.ts'
import type { Probe } from '../observe.ts'
import { isTimeout } from '../parsers/engine-error.ts'
import { codeOf } from '../parsers/system-error.ts'
import type { Source } from '../source.ts'
import { rootlessSockets } from './endpoint.ts'

/**
 * Milliseconds for a ping. At the expected address as long as for any call to the engine: on a busy machine with an
 * emulated processor, 2 s were too short.
 */
const timeouts = { expected: 10_000, possible: 2000 }

/** The known engine sockets, each once, and the result of a ping. */
export const sockets: Probe<'sockets', Source> = async (source) => {
  const { environment } = source
  const stated = socketPath(environment['DOCKER_HOST'] ?? '')
  const expected = [defaultSocket, ...(stated ? [stated] : [])]
  const possible = [
    ...rootlessSockets(source),
    '/run/podman/podman.sock',
    ...(environment['XDG_RUNTIME_DIR'] ? [`${environment['XDG_RUNTIME_DIR']}/podman/podman.sock`] : []),
  ]
  const paths = [...new Set([...expected, ...possible])]
  const found = await Promise.all(paths.map(async (path) => ({ path, status: await statusOf(source, path) })))
  const listed = found.filter(({ path, status }) => expected.includes(path) || exists(status))
  return Promise.all(
    withoutRepeats(listed).map(({ path, status }) =>
      describe(source, path, status, timeouts[expected.includes(path) ? 'expected' : 'possible']),
    ),
  )
}

type Found = { readonly path: string; readonly status: FileStatus | SocketState }

const exists = (status: Found['status']): status is FileStatus => typeof status === 'object'

const statusOf = ({ files }: Source, path: string): Promise<Found['status']> =>
  files.status(path).catch((error) => (codeOf(error) === 'EACCES' ? 'permission-denied' : 'missing'))

/** Removes other paths of the same socket: /var/run is a symbolic link to /run. */
function withoutRepeats(found: readonly Found[]): Found[] {
  const identity = ({ path, status }: Found) => (exists(status) ? `${status.device}:${status.inode}` : path)
  return [...new Map(found.toReversed().map((each) => [identity(each), each])).values()].reverse()
}

async function describe(
  source: Source,
  path: string,
  status: Found['status'],
  timeout: number,
): Promise<EngineSocket> {
  if (!exists(status)) return { path, state: status, ownerUid: null, ownerGid: null, mode: null }
  const { uid: ownerUid, gid: ownerGid, mode } = status
  const state = status.kind === 'socket' ? await ping(source, path, timeout) : 'not-a-socket'
  return { path, state, ownerUid, ownerGid, mode: mode.toString(8).padStart(4, '0') }
}

async function ping(
  { files, connectDocker, environment }: Source,
  path: string,
  timeout: number,
): Promise<SocketState> {
  // connect(2) needs write permission (unix(7)).
  if (!(await files.isWritable(path))) return 'permission-denied'
  try {
    await connectDocker(`unix://${path}`, { environment }).ping(timeout)
    return 'answers'
  } catch (error) {
    if (isTimeout(error)) return 'silent'
    switch (codeOf(error)) {
      case 'EACCES':
      case 'EPERM':
        return 'permission-denied'
      case 'ECONNREFUSED':
        return 'refused'
      case 'ENOENT':
        return 'missing'
    }
    // An error status, such as 500, is an answer. A closed connection or a protocol other than HTTP is not.
    return (error as { statusCode?: number }).statusCode ? 'answers' : 'silent'
  }
}
