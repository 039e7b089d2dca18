import { constants, readFileSync, readlinkSync } from 'node:fs'
import { access, cp, mkdir, readdir, readlink, rm, stat, statfs, symlink, writeFile } from 'node:fs/promises'
import { atMost } from './at-most.ts'
import { beforeDeadline } from './before-deadline.ts'
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
 * The files that Berth reads and makes. Every function rejects with Node's own error (`code`: ENOENT, EACCES, …); those
 * that write reject with one that names the file (`name`: Unwritable), and has Node's as its cause. Those that look have
 * a deadline, and read regular files of at most 16 MiB only.
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
  /** Makes the directory and its parents; `mode` is that of the last one. */
  makeDirectory(path: string, mode: number): Promise<void>
  /** Writes a new file or replaces one. */
  writeText(path: string, text: string | Uint8Array, mode: number): Promise<void>
  /** Writes a file that is not there yet: rejects with EEXIST where anything is, a link that leads nowhere included. */
  createText(path: string, text: string, mode: number): Promise<void>
  /** Copies a file or a whole directory, with their permissions; links are followed. */
  copy(from: string, to: string): Promise<void>
  /** Makes a symbolic link at `path`. */
  link(target: string, path: string): Promise<void>
  /** Removes a file or a whole directory; content that is not there is no error. */
  remove(path: string): Promise<void>
}

/** Milliseconds that a look at a file may take: a network filesystem whose server is gone never answers. */
const patience = 5000

/** A call that hangs keeps a thread of Node's four (libuv's default): one always stays for what Berth writes. */
const gate = atMost(3)

/** Looks at the file system. Rejects with a `TimeoutError` after the deadline. */
const look = <T>(call: () => Promise<T>): Promise<T> => beforeDeadline(patience, () => gate.pass(call))

/** True while a call has not ended: a thread of this process may hang in it. */
export const isLooking = (): boolean => gate.busy() > 0

const allowed = (path: string, mode: number): Promise<boolean> =>
  look(() => access(path, mode)).then(
    () => true,
    () => false,
  )

/**
 * Files of the kernel that it makes from memory: reading them waits for no disk and no server. Read at once they take a
 * quarter of the time that Node's thread pool needs, or less (92 processes: 4 ms instead of 23 ms, two cores).
 *
 * Not so a process's `root`, `cwd` and `fd`, which lead anywhere. Nor its `cmdline`, which lies in the memory of the
 * process and waits for its lock (linux: fs/proc/base.c, get_mm_cmdline), nor `/proc/meminfo`, a FUSE file in LXC.
 */
const isKernels = (path: string): boolean =>
  /^\/proc\/(?:self|\d+)\/(?:comm|status|cgroup|mountinfo|uid_map|ns\/\w+|attr\/[a-z/]+)$|^\/sys\/(?:class\/net|fs\/cgroup)\//.test(
    path,
  )

/** The machine's own files. */
export const files: Files = {
  readText: async (path) => (isKernels(path) ? readFileSync(path, 'utf8') : look(() => readRegular(path))),
  readLink: async (path) => (isKernels(path) ? readlinkSync(path) : look(() => readlink(path))),
  list: (path) => look(() => readdir(path)),
  isWritable: (path) => allowed(path, constants.W_OK),
  isReadable: (path) => allowed(path, constants.R_OK),
  exists: (path) => allowed(path, constants.F_OK),
  async status(path) {
    const found = await look(() => stat(path))
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
    const found = await look(() => statfs(path))
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
  copy: (from, to) => look(() => cp(from, to, { recursive: true, dereference: true })),
  link: (target, path) => symlink(target, path),
  remove: (path) => rm(path, { recursive: true, force: true }),
}
