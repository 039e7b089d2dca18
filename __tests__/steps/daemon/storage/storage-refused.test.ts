import { expect, test } from '@jest/globals'
import { storageRefusalIn } from '../../../../src/steps/daemon/storage/storage-refused.ts'

test.each([
  ['berth: no storage: the image contains no fuse-overlayfs \n', 'the image contains no fuse-overlayfs'],
  [
    // util-linux 2.41 on Linux 6.18.
    'berth: no storage: mount: /x: fsconfig() failed: overlay: filesystem on /x not supported as upperdir. dmesg(1) may have more information after failed mount system call. ',
    'mount: /x: fsconfig() failed: overlay: filesystem on /x not supported as upperdir',
  ],
  [
    // Docker 26.1, if no entry script has tested the mount.
    'level=error msg="failed to mount overlay: invalid argument" storage-driver=overlay2\nfailed to start daemon: error initializing graphdriver: driver not supported: overlay2',
    'driver not supported: overlay2',
  ],
  // Another storage would not help.
  [
    'level=error msg="failed to mount overlay: operation not permitted"\nfailed to start daemon: error initializing graphdriver: driver not supported: overlay2',
    undefined,
  ],
  [
    'msg="Failed to GetDriver graph" driver=overlayfs\nfailed to start daemon: error initializing graphdriver: driver not supported',
    undefined,
  ],
  ['berth: iptables does not work here', undefined],
])('the refusal in the log %j', (log, reason) => {
  expect(storageRefusalIn(log)).toBe(reason)
})
