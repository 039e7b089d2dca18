import { expect, test } from '@jest/globals'
import type { ProveContainer } from '../../../src/plan/plan.ts'
import { notRun } from '../../../src/steps/prover/proof-errors.ts'

const step: ProveContainer = {
  ...{ kind: 'prove-container', host: 'unix:///var/run/docker.sock', name: 'n', image: 'i', labels: {} },
  ...{ architecture: 'x86_64', network: 'default', user: '0:0', ports: { hosts: [], certain: false } },
  workspace: { source: '/srv/work', destination: '/__w' },
  mustSeeWorkspace: true,
  mustPass: true,
}

/** Errors from real engines or their sources, each with a part of its remedy. */
test.each([
  [
    // runc#4968 in LXC.
    'OCI runtime create failed: open sysctl net.ipv4.ip_unprivileged_port_start file: reopen fd 8: permission denied',
    'LXC to 6.0.6',
  ],
  [
    'unsafe procfs detected: openat2 fsmount:fscontext:proc/thread-self/attr/apparmor/exec: no such file',
    'Sysbox',
  ],
  [
    // Seen on 20.10 and 29 after iptables --flush.
    'failed to set up container networking: driver failed programming external connectivity on endpoint x: Unable to enable DNAT rule:  (iptables failed: iptables --wait -t nat -A DOCKER: iptables: No chain/target/match by that name.',
    'systemctl restart docker',
  ],
  [
    'could not find an available, non-overlapping IPv4 address pool among the defaults',
    'docker network prune',
  ],
  [
    'driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated',
    'ss --listening',
  ],
  [
    'failed to disable IPv6 on container interface eth0: open /proc/sys/net: read-only file system',
    'Make /proc/sys writable',
  ],
  [
    'failed to create endpoint x on network bridge: failed to add the host (veth1) pair: operation not supported',
    'modprobe --all veth',
  ],
  ['mount overlay: invalid argument', 'ext4 or xfs'],
  ['unable to create session key: disk quota exceeded', 'kernel.keys.maxkeys='],
  ['unable to apply caps: operation not permitted', 'capability that the error names'],
  ['mkdir /sys/fs/cgroup/docker: read-only file system', 'cgroup filesystem'],
  ['write /var/lib/docker/tmp: no space left on device', 'docker system prune'],
  ['there was no answer for 60 s', 'load of the machine'],
  ['the unknown', 'journalctl --unit docker'],
])('%s', (message, remedy) => {
  const error = notRun(step, new Error(message))
  expect(error.message).toBe(`A test container failed on ${step.host}: ${message}`)
  expect(error.remedy).toContain(remedy)
})

test('a missing bind source is reported as a workspace that is not shared', () => {
  const error = notRun(step, new Error('invalid mount config: bind source path does not exist: /srv/work'))
  expect(error.message).toContain('do not see the workspace')
})

test('a broken connection is reported rather than the container', () => {
  const error = notRun(step, Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
  expect(error).toMatchObject({ code: 'engine-unreachable', message: expect.stringContaining('ECONNRESET') })
})
