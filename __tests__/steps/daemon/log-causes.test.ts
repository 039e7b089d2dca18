import { expect, test } from '@jest/globals'
import { findCause, rules } from '../../../src/steps/daemon/log-causes.ts'
import { rootlessCauses } from '../../../src/steps/daemon/rootless-causes.ts'

const ended = (words: string) => `level=info msg="loading plugin"\nfailed to start daemon: ${words}`

test.each([
  ['Error initializing network controller: parse bip failed: invalid CIDR address: nonsense'],
  ['Error initializing network controller: invalid CIDR address: 10.1.2.3'],
])('a rejected setting: %s', (words) => {
  expect(findCause(ended(words))).toMatchObject({ cause: 'The daemon rejects a setting.' })
})

test.each([
  [
    'You specified --ip6tables=false with --icc=false. ICC=false uses ip6tables to function.',
    'Remove `ip6tables`',
  ],
  [
    'Error initializing network controller: error creating default "bridge" network: cannot restrict inter-container communication or run without the userland proxy: stat /proc/sys/net/bridge/bridge-nf-call-iptables: no such file or directory: set environment variable DOCKER_IGNORE_BR_NETFILTER_ERROR=1 to ignore',
    'sudo modprobe br_netfilter',
  ],
  [
    'Error initializing network controller: error obtaining controller instance: firewall-backend is set to nftables: failed to find nft tool: exec: "nft": executable file not found in $PATH',
    'Remove `firewall-backend`',
  ],
])('networks: %s', (words, remedy) => {
  expect(findCause(ended(words))?.remedy).toContain(remedy)
})

/** Real lines, shortened: from an engine of the version that is named, or from the thread or source. */
const lines: readonly (readonly [string, string, RegExp])[] = [
  [
    '29.8',
    'You specified --iptables=false with --icc=false. ICC=false uses iptables to function.',
    /icc: false/,
  ],
  [
    '20.10',
    'msg="Failed to GetDriver graph" driver=overlayfs error="graphdriver plugins are only',
    /Docker 24/,
  ],
  ['26.1', 'msg="failed to mount overlay: invalid argument" storage-driver=overlay2', /is on overlayfs/],
  ['26.1', 'failed to mount /tmp/containerd-mount1178281854: invalid argument', /is on overlayfs/],
  [
    '29.8',
    'failed to mount /tmp/containerd-mount1683009098: mount source: "overlay", fstype: overlay, err: invalid argument',
    /is on overlayfs/,
  ],
  ['29.8', 'msg="failed to mount overlay: operation not permitted" storage-driver=overlay2', /SYS_ADMIN/],
  ['docker-library/docker', 'Could not mount /sys/kernel/security.', /SYS_ADMIN/],
  ['docker-library/docker', 'mount: permission denied (are you root?)', /SYS_ADMIN/],
  [
    'hack/dind',
    "mkdir: cannot create directory '/sys/fs/cgroup/init': Read-only file system",
    /read-only in the container/,
  ],
  [
    'containerd#6659',
    'cannot enter cgroupv2 "/sys/fs/cgroup/docker" with domain controllers -- it is in threaded mode',
    /cgroup with controllers/,
  ],
  [
    'containerd#6659',
    'cannot enter cgroupv2 "/sys/fs/cgroup/docker" with domain controllers -- it is in an invalid state',
    /cgroup with controllers/,
  ],
  [
    'kubernetes/test-infra#37440',
    'mkdir /sys/fs/cgroup/kubepods/docker: structure needs cleaning',
    /does not delegate/,
  ],
  ['docker-library/docker#350', "can't initialize iptables table `nat': Permission denied", /kernel modules/],
  [
    'docker-library/docker#467',
    'iptables v1.8.10 (nf_tables): CHAIN_ADD failed (No such file)',
    /kernel modules/,
  ],
  [
    'docker-library/docker#463',
    'iptables: Failed to initialize nft: Protocol not supported',
    /kernel modules/,
  ],
  ['moby 28', "iptables -t raw: can't initialize iptables table `raw': Table does not exist", /table `raw`/],
  ['moby 28', 'TABLE_ADD failed (No such file or directory): table raw', /table `raw`/],
  [
    '29.8',
    'failed to create NAT chain DOCKER: iptables failed: iptables --wait -t nat -N DOCKER: Permission denied (you must be root)',
    /NET_ADMIN/,
  ],
  ['29.8', 'Unable to enable NAT rule: (iptables failed:  (pipe2: too many open files))', /open files/],
  ['moby', "IPv4 forwarding is disabled: check your host's firewalling and set sysctl", /IP forwarding/],
  ['29.8', 'ip6tables=false with --icc=false. ICC=false uses ip6tables to function.', /`network: isolated`/],
  [
    '29.8',
    'cannot restrict inter-container communication or run without the userland proxy: stat /proc/sys/net/bridge/bridge-nf-call-iptables: no such file',
    /br_netfilter/,
  ],
  ['29.8', 'firewall-backend is set to nftables: failed to find nft tool: exec: "nft"', /no `nft`/],
  ['26.1', 'msg="waiting for response from boltdb open" plugin=bolt', /Another daemon uses the data root/],
  ['moby', 'error while opening volume store metadata database (/var/lib/docker): timeout', /Another daemon/],
  ['26.1', 'failed to start containerd: timeout waiting for containerd to start', /longer than 15 s/],
  [
    '26.1',
    '/var/lib/docker contains several valid graphdrivers: overlay2, vfs; cleanup or',
    /several storage/,
  ],
  ['libnetwork', 'Pool overlaps with other one on this address space', /subnet of the job daemon overlaps/],
  [
    'libnetwork',
    'could not find an available, non-overlapping IPv4 address pool among the defaults',
    /subnet of the job daemon overlaps/,
  ],
  [
    'moby#51405',
    'open sysctl net.ipv4.ip_unprivileged_port_start file: reopen fd 8: permission denied',
    /\/proc runc 1\.2\.8/,
  ],
  ['sysbox#972', 'unsafe procfs detected: openat2 fsmount:fscontext:proc/./sys/net', /\/proc runc 1\.2\.8/],
  [
    'moby',
    'client version 1.32 is too old. Minimum supported API version is 1.44, please upgrade your client',
    /API version/,
  ],
  ['statfs(2)', 'mkdir /var/lib/docker/tmp: no space left on device', /is full/],
  ['crypto/x509', 'Get "https://registry": x509: certificate signed by unknown authority', /trust the CA/],
  [
    'moby',
    'invalid mount config for type "bind": bind source path does not exist: /work',
    /directory of the job/,
  ],
  [
    'runc#1658',
    'unable to join session keyring: unable to create session key: disk quota exceeded',
    /kernel keys/,
  ],
  [
    'runc',
    'unable to join session keyring: unable to create session key: operation not permitted',
    /seccomp/,
  ],
  ['runc', 'unable to apply caps: operation not permitted', /default capabilities/],
  ['busybox', 'exec: dockerd: not found', /no `dockerd`/],
]

test.each(lines)('the cause in the log of %s: %s', (_, line, cause) => {
  expect(findCause(`level=info msg="loading plugin"\n${line}\nexit status 1`)?.cause).toMatch(cause)
})

test('each rule has a line, so that no rule hides another', () => {
  const found = new Set(lines.map(([, line]) => findCause(line)?.cause))
  found.add('The daemon rejects a setting.')
  // Those have lines in the test of rootless daemons.
  const others = rules.filter((rule) => !rootlessCauses.includes(rule))
  expect(others.filter(({ cause }) => !found.has(cause))).toEqual([])
})

test("an unknown cause is quoted from the daemon's log", () => {
  const log = ended("logger: no log driver named 'nonsense' is registered")
  expect(findCause(log)?.cause).toBe(
    "Its log says: failed to start daemon: logger: no log driver named 'nonsense' is registered",
  )
})

test('a log without an error has no cause', () => {
  expect(findCause('level=info msg="API listen on /var/run/docker.sock"')).toBeUndefined()
})

test.each([
  [
    '[rootlesskit:parent] error: failed to start the child: fork/exec /proc/self/exe: no space left on device',
    'sysctl user.max_user_namespaces',
  ],
  [
    '[rootlesskit:parent] error: failed to start the child: fork/exec /proc/self/exe: operation not permitted',
    'set another `privilege`',
  ],
  [
    '[rootlesskit:parent] error: failed to setup UID/GID map: newuidmap 25 [0 1000 1 1 100000 65536] failed: newuidmap: open of uid_map failed: Permission denied',
    'no-new-privileges',
  ],
  [
    'failed: newuidmap: write to uid_map failed: Operation not permitted\nfailed to setup UID/GID map: newuidmap 9 [0 1000 1] failed: newuidmap: write to uid_map failed: Operation not permitted',
    'no-new-privileges',
  ],
  [
    '[rootlesskit:parent] error: failed to setup network: setting up tap tap0: executing [[nsenter -t 14 -n -m -U --preserve-credentials ip tuntap add name tap0 mode tap]]: exit status 1',
    'modprobe tun',
  ],
])('a rootless daemon: %s', (log, remedy) => {
  expect(findCause(log)?.remedy).toContain(remedy)
})
