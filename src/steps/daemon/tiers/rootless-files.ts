import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import type { UserContainer } from './user-container.ts'

/** The programs that map user IDs, and the number of the capability that each needs (linux, capability.h). */
export const mapPrograms = [
  { name: 'newuidmap', capability: 7 },
  { name: 'newgidmap', capability: 6 },
] as const

export type MapProgram = { readonly path: string; readonly bytes: Buffer }

/** The record of a pax header that holds the file capabilities (moby, pkg/archive: SCHILY.xattr). */
const record = 'SCHILY.xattr.security.capability'
/** Bytes of struct vfs_cap_data (linux, capability.h). */
const length = 20

/** First of the subordinate IDs, and how many there are. A second range for a user whose own ID is in the first. */
const [first, second, count] = [100_000, 200_000, 65_536]

/**
 * The archive that `prepareRootless` extracts in the root of the container.
 *
 * File capabilities instead of the set-user-ID bit of the distributions: the kernel lets a process write the map of a user
 * namespace only if it is its owner or has SYS_ADMIN (user_namespaces(7)). A set-user-ID program is root and no longer
 * the owner: "write to uid_map failed: Operation not permitted".
 *
 * @param passwd the text of the image's /etc/passwd
 * @param programs in the order of `mapPrograms`
 */
export async function rootlessFiles(
  { uid, gid, home, dataRoot }: UserContainer,
  passwd: string,
  programs: readonly MapProgram[],
): Promise<Buffer> {
  const archive = pack()
  for (const { path, bytes } of programs) {
    archive.entry({ name: path.slice(1), mode: 0o755, pax: { [record]: '-'.repeat(length) } }, bytes)
  }
  archive.entry({ name: 'etc/passwd', mode: 0o644 }, withUser(passwd, uid, gid, home))
  const from = uid >= first && uid < first + count ? second : first
  for (const name of ['etc/subuid', 'etc/subgid'])
    archive.entry({ name, mode: 0o644 }, `${uid}:${from}:${count}\n`)
  // Major and minor number of TUN (linux, admin-guide/devices.txt).
  archive.entry({ name: 'dev/net/tun', type: 'character-device', mode: 0o666, devmajor: 10, devminor: 200 })
  for (const path of [home, `${home}/.local`, `${home}/.local/share`, dataRoot]) {
    archive.entry({ name: path.slice(1), type: 'directory', mode: 0o755, uid, gid })
  }
  archive.finalize()
  return withCapabilities(await buffer(archive))
}

/** newuidmap refuses a user without a name. */
function withUser(passwd: string, uid: number, gid: number, home: string): string {
  const lines = passwd.split('\n').filter((line) => line !== '')
  const isKnown = lines.some((line) => line.split(':')[2] === String(uid))
  return [...lines, ...(isKnown ? [] : [`berth:x:${uid}:${gid}::${home}:/bin/sh`]), ''].join('\n')
}

/** Writes the file capabilities over their placeholders: tar-stream writes records as UTF-8, which these bytes are not. */
function withCapabilities(archive: Buffer): Buffer {
  let at = 0
  for (const { capability } of mapPrograms) {
    at = archive.indexOf(`${record}=`, at) + record.length + 1
    const data = Buffer.alloc(length)
    // VFS_CAP_REVISION_2 with the effective bit, then the permitted capabilities.
    data.writeUInt32LE(0x0200_0001, 0)
    data.writeUInt32LE(1 << capability, 4)
    data.copy(archive, at)
  }
  return archive
}
