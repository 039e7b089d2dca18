import type { FileStatus, Files, FilesystemStatus } from '../../src/platform/files.ts'

export type Entry =
  | string
  | { readonly link: string }
  | { readonly fails: string }
  | { readonly status: Partial<FileStatus> }
  | { readonly filesystem: Partial<FilesystemStatus> }

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}

/** Files that are a record of paths: text, links, what stat(2) or statfs(2) says, or the code of an error. */
export function memoryFiles(entries: Readonly<Record<string, Entry>>): Files {
  const find = (path: string): Exclude<Entry, { fails: string }> => {
    const entry = entries[path]
    if (entry === undefined) throw failure('ENOENT', path)
    if (typeof entry === 'object' && 'fails' in entry) throw failure(entry.fails, path)
    return entry
  }
  const beneath = (path: string) =>
    Object.keys(entries)
      .filter((each) => each.startsWith(`${path}/`))
      .map((each) => each.slice(path.length + 1).split('/')[0] ?? '')
  const succeeds = async (path: string) => {
    try {
      find(path)
      return true
    } catch {
      return false
    }
  }
  const refuse = async () => {
    throw new Error('probes only read')
  }
  return {
    async readText(path) {
      const entry = find(path)
      if (typeof entry !== 'string') throw failure('EISDIR', path)
      return entry
    },
    async readLink(path) {
      const entry = find(path)
      if (typeof entry === 'string' || !('link' in entry)) throw failure('EINVAL', path)
      return entry.link
    },
    async list(path) {
      const names = [...new Set(beneath(path))]
      if (names.length === 0) find(path)
      return names
    },
    async status(path) {
      const entry = find(path)
      const status = typeof entry === 'object' && 'status' in entry ? entry.status : {}
      return { kind: 'file', device: 1, inode: 1, uid: 0, gid: 0, mode: 0o644, ...status }
    },
    async filesystem(path) {
      const entry = find(path)
      const reported = typeof entry === 'object' && 'filesystem' in entry ? entry.filesystem : {}
      return { magic: 0xef53, freeBytes: 1, totalBytes: 2, freeInodes: 3, totalInodes: 4, ...reported }
    },
    isWritable: succeeds,
    isReadable: succeeds,
    exists: succeeds,
    makeDirectory: refuse,
    writeText: refuse,
    createText: refuse,
    copy: refuse,
    makeExecutable: refuse,
    changeOwner: refuse,
    link: refuse,
    remove: refuse,
  }
}
