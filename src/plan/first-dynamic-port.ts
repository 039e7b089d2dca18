/** The default of the kernel (kernel, networking/ip-sysctl.rst: ip_local_port_range). */
const lowest = 32_768
/** The last of these begins a range of 5,000 ports. */
const highest = 55_999

/**
 * The first port that a job daemon takes for `--publish 80` and `--publish-all`. It goes up from there (moby,
 * libnetwork/portallocator). Without it, the daemons of two jobs on one machine would want the same ports of localhost.
 *
 * @param token of the job, eight hexadecimal digits
 */
export const firstDynamicPort = (token: string): number =>
  lowest + (Number.parseInt(token, 16) % (highest - lowest + 1))
