// From linux/magic.h; zfs from OpenZFS.
const types: Readonly<Record<number, string>> = {
  [0xef53]: 'ext4',
  [0x58465342]: 'xfs',
  [0x9123683e]: 'btrfs',
  [0x01021994]: 'tmpfs',
  [0x794c7630]: 'overlay',
  [0x2fc12fc1]: 'zfs',
  [0x6969]: 'nfs',
  [0x65735546]: 'fuse',
  [0x858458f6]: 'ramfs',
  [0xf2f52010]: 'f2fs',
  [0xca451a4e]: 'bcachefs',
  [0x01021997]: '9p',
  [0x73717368]: 'squashfs',
  [0xff534d42]: 'cifs',
  [0xfe534d42]: 'smb3',
  [0x6a656a63]: 'virtiofs',
  [0x00c36400]: 'ceph',
}

/** The name for a magic number of statfs(2), or the number in hexadecimal if it is unknown. */
export function filesystemType(magic: number): string {
  // Some architectures give a signed number.
  const unsigned = magic >>> 0
  return types[unsigned] ?? `0x${unsigned.toString(16)}`
}
