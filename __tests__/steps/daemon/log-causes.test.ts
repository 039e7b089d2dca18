import { expect, test } from '@jest/globals'
import { findCause } from '../../../src/steps/daemon/log-causes.ts'

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
