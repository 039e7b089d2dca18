import type { LogRule } from './log-causes.ts'

/** Causes in the storage of a daemon, the most specific first. */
export const storageCauses: readonly LogRule[] = [
  {
    // Seen with 20.10, which takes the name of the containerd snapshotter for a graph driver.
    pattern: /Failed to GetDriver graph" driver=overlayfs/,
    cause: 'This Docker has no containerd image store, which came with Docker 24.',
    remedy: 'Set `storage-driver: overlay2`, or a newer `dind-image`.',
  },
  {
    pattern: /several valid graphdrivers/,
    cause: 'The volume contains data of several storage drivers.',
    remedy: 'Remove the volume, so that the daemon starts with an empty one: docker volume rm <name>',
  },
  {
    pattern:
      /failed to mount overlay: invalid argument|failed to mount \S*containerd-mount\S*.*invalid argument/,
    cause: 'The data root is on overlayfs, which cannot back another overlayfs.',
    remedy:
      'Set `storage: loop`, or move the data root of the host daemon to ext4 or xfs: set `data-root` in /etc/docker/daemon.json.',
  },
  {
    pattern:
      /failed to mount overlay: operation not permitted|mount: permission denied|Could not mount \/sys\/kernel\/security/,
    cause:
      'The container is not allowed to mount: it lacks SYS_ADMIN, or AppArmor or SELinux denies the mount.',
    remedy: 'Allow SYS_ADMIN for containers on the host, or set `privilege: privileged`.',
  },
  {
    // bbolt takes a lock on its files, and containerd waits for it (moby, daemon/volume/service/store.go).
    pattern: /waiting for response from boltdb|volume store metadata database|boltdb file .*already open/,
    cause: 'Another daemon uses the data root.',
    remedy: 'Stop the other daemon that uses the same volume: docker ps --filter volume=<name>',
  },
  {
    // moby, daemon/internal/libcontainerd/supervisor. containerd 2.3.0 also tested erofs (containerd#13346).
    pattern: /timeout waiting for containerd to start/,
    cause:
      'containerd took longer than 15 s to start: its disk is slow, or another daemon uses the data root.',
    remedy: 'Put the data root of the host daemon on a faster disk, or try `storage: tmpfs`.',
  },
  {
    pattern: /no space left on device/,
    cause: "The filesystem of the host daemon's data root is full.",
    remedy: 'Free space on the host: docker system prune',
  },
]
