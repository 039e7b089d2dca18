import { constants, readFileSync, readlinkSync } from 'node:fs'
import {
  access,
  chmod,
  chown,
  cp,
  lchown,
  mkdir,
  readdir,
  readlink,
  rm,
  stat,
  statfs,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { beforeDeadline } from './before-deadline.ts'
import { limitConcurrency } from './limit-concurrency.ts'
import { readRegular } from './read-regular.ts'
import { unwritable } from './unwritable.ts'

export type FileStatus = {
  readonly kind: 'file' | 'directory' | 'socket' | 'other'
  readonly device: number
  readonly inode: number
  readonly uid: number
  readonly gid: number
  /** The permission bits, such as 0o660. */
  readonly mode: number
}

export type FilesystemStatus = {
  /** The magic number of statfs(2). */
  readonly magic: number
  readonly freeBytes: number
  readonly totalBytes: number
  readonly freeInodes: number
  readonly totalInodes: number
}

/**
 * The files that Berth reads and writes. Functions reject with Node's error (`code`: ENOENT, EACCES, …). Those that write
 * reject with an error that names the file (`name`: Unwritable) and has Node's error as its cause. Those that read have a
 * deadline, and read only regular files of at most 16 MiB.
 */
export type Files = {
  readText(path: string): Promise<string>
  readLink(path: string): Promise<string>
  list(path: string): Promise<string[]>
  status(path: string): Promise<FileStatus>
  filesystem(path: string): Promise<FilesystemStatus>
  isWritable(path: string): Promise<boolean>
  isReadable(path: string): Promise<boolean>
  exists(path: string): Promise<boolean>
  /** Creates the directory and its parents. `mode` applies to the last one. */
  makeDirectory(path: string, mode: number): Promise<void>
  /** Writes a new file or replaces one. */
  writeText(path: string, text: string | Uint8Array, mode: number): Promise<void>
  /** Writes a new file. Rejects with EEXIST if the path exists, even as a dangling link. */
  createText(path: string, text: string, mode: number): Promise<void>
  /** Copies a file or a directory with its content and permissions. Follows links. */
  copy(from: string, to: string): Promise<void>
  /** Gives a directory and all in it to a user and a group. Only root can. */
  changeOwner(directory: string, uid: number, gid: number): Promise<void>
  /** Allows all to run a file. */
  makeExecutable(path: string): Promise<void>
  /** Creates a symbolic link at `path`. */
  link(target: string, path: string): Promise<void>
  /** Removes a file or a directory with its content. Succeeds if it does not exist. */
  remove(path: string): Promise<void>
}

/** Milliseconds for a read: a network filesystem whose server has gone never answers. */
const readTimeout = 5000

/** A call that hangs blocks one of Node's four threads (libuv's default). One thread always remains for writes. */
const limiter = limitConcurrency(3)

/** Reads from the file system. Rejects with a `TimeoutError` after the deadline. */
const read = <T>(call: () => Promise<T>): Promise<T> => beforeDeadline(readTimeout, () => limiter.run(call))

/** True while a read has not ended, in which a thread of this process can hang. */
export const isReading = (): boolean => limiter.active() > 0

const allowed = (path: string, mode: number): Promise<boolean> =>
  read(() => access(path, mode)).then(
    () => true,
    () => false,
  )

/**
 * Files that the kernel generates from memory, so that reading them never waits for a disk or a server. Synchronous reads
 * take a quarter of the time of Node's thread pool, or less (92 processes: 4 ms instead of 23 ms on two cores).
 *
 * Excluded are `root`, `cwd` and `fd` of a process, which can be links to anything, its `cmdline`, which waits for a lock
 * of its memory (linux: fs/proc/base.c, get_mm_cmdline), and `/proc/meminfo`, which is a FUSE file in LXC.
 */
const isKernelFile = (path: string): boolean =>
  /^\/proc\/(?:self|\d+)\/(?:comm|status|cgroup|mountinfo|uid_map|ns\/\w+|attr\/[a-z/]+)$|^\/sys\/(?:class\/net|fs\/cgroup)\//.test(
    path,
  )

/** The files of this machine. */
export const files: Files = {
  readText: async (path) => (isKernelFile(path) ? readFileSync(path, 'utf8') : read(() => readRegular(path))),
  readLink: async (path) => (isKernelFile(path) ? readlinkSync(path) : read(() => readlink(path))),
  list: (path) => read(() => readdir(path)),
  isWritable: (path) => allowed(path, constants.W_OK),
  isReadable: (path) => allowed(path, constants.R_OK),
  exists: (path) => allowed(path, constants.F_OK),
  async status(path) {
    const found = await read(() => stat(path))
    const kind = found.isSocket()
      ? 'socket'
      : found.isDirectory()
        ? 'directory'
        : found.isFile()
          ? 'file'
          : 'other'
    const { dev: device, ino: inode, uid, gid, mode } = found
    return { kind, device, inode, uid, gid, mode: mode & 0o7777 }
  },
  async filesystem(path) {
    const found = await read(() => statfs(path))
    return {
      magic: found.type,
      freeBytes: found.bavail * found.bsize,
      totalBytes: found.blocks * found.bsize,
      freeInodes: found.ffree,
      totalInodes: found.files,
    }
  },
  async makeDirectory(path, mode) {
    try {
      await mkdir(path, { recursive: true, mode })
    } catch (error) {
      throw unwritable(path, error)
    }
  },
  async writeText(path, text, mode) {
    try {
      await writeFile(path, text, { mode })
    } catch (error) {
      throw unwritable(path, error)
    }
  },
  createText: (path, text, mode) => writeFile(path, text, { mode, flag: 'wx' }),
  copy: (from, to) => read(() => cp(from, to, { recursive: true, dereference: true })),
  async changeOwner(directory, uid, gid) {
    await chown(directory, uid, gid)
    const names = await readdir(directory, { recursive: true })
    for (const name of names) await lchown(`${directory}/${name}`, uid, gid)
  },
  makeExecutable: (path) => chmod(path, 0o755),
  link: (target, path) => symlink(target, path),
  remove: (path) => rm(path, { recursive: true, force: true }),
}
