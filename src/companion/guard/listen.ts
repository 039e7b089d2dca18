import { once } from 'node:events'
import { linkSync, lstatSync, mkdirSync, rmSync, unlinkSync } from 'node:fs'
import type { Server } from 'node:net'
import { dirname } from 'node:path'

/** The bytes of a path in `struct sockaddr_un`, without the final zero (unix(7)). */
const longestPath = 107

/** Connections that wait to be accepted. As Go has it by `net.core.somaxconn`, which the kernel applies (listen(2)). */
const backlog = 4_096

/**
 * Listens at the path of a socket that only this user can open, and that nobody else can have put there.
 *
 * @returns removes the socket, unless another one has its path by now
 * @throws an error if there is something at the path already, if it is too long, or if others can write to its directory
 */
export async function listenAt(server: Server, path: string): Promise<() => void> {
  if (Buffer.byteLength(path) > longestPath) {
    throw new Error(`the path of the socket has more than ${longestPath} bytes: ${path}`)
  }
  const directory = dirname(path)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(directory)
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) throw new Error(`others can write to ${directory}`)

  // libuv removes the path that it is bound to, whoever owns it by then. It is bound to another one, which is gone at once.
  const bound = `${path.slice(0, -1)}~`
  const before = process.umask(0o177)
  try {
    server.listen(bound, backlog)
    await once(server, 'listening')
  } finally {
    process.umask(before)
  }
  try {
    // Fails if the path exists, a symbolic link included (link(2)).
    linkSync(bound, path)
  } catch (error) {
    server.close()
    throw error
  } finally {
    // A server that closes has removed it already.
    rmSync(bound, { force: true })
  }
  const { ino } = lstatSync(path)
  return () => {
    if (lstatSync(path, { throwIfNoEntry: false })?.ino === ino) unlinkSync(path)
  }
}
