// The bits of capabilities(7), in the order of linux/capability.h.
const names =
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE ' +
  'NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT ' +
  'SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL ' +
  'SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE'

export const capabilityNames: readonly string[] = names.split(' ')

/**
 * The capabilities in a bit mask of `/proc/<pid>/status` (`CapEff: 000001ffffffffff`), without the CAP_ prefix. Unknown
 * bits of newer kernels are ignored. A text that is not a hexadecimal number gives none.
 */
export function parseCapabilities(mask: string): string[] {
  if (!/^[0-9a-f]{1,16}$/i.test(mask)) return []
  const bits = BigInt(`0x${mask}`)
  return capabilityNames.filter((_, bit) => (bits >> BigInt(bit)) & 1n)
}
