/** The line of the log that says that the disk can be mounted. */
export const diskReady = 'berth: disk ready'

/**
 * The POSIX shell script that makes a sparse ext4 file on the volume at /disk and attaches it to a loop device. Its
 * arguments are the size in bytes, or empty for nine tenths of the free space, and the seconds to wait for the mount.
 *
 * - The kernel detaches the device after its last user, because LOOP_CLR_FD on a device in use sets LO_FLAGS_AUTOCLEAR
 *   (kernel, drivers/block/loop.c: loop_clr_fd). The open file keeps it until the host daemon has mounted it. So nothing
 *   has to be detached later, even if the runner or this container is killed.
 * - The device node is on the volume, because a host daemon in a container does not see new nodes in /dev.
 * - No journal: the disk does not outlive its daemon. Inode tables are read as zeros from the sparse file.
 * - Another process can take the free device first, so it tries again.
 */
export const diskScript = `set -eu
size=$1
patience=$2
refuse() { echo "berth: no storage: $*"; exit 1; }
image=/disk/disk.ext4
node=/disk/disk
command -v mkfs.ext4 >/dev/null || refuse "the image contains no mkfs.ext4"
free=$(df -P -k /disk | awk 'END { printf "%.0f", $4 * 1024 }')
[ -n "$size" ] || size=$((free / 10 * 9))
[ "$size" -ge 1073741824 ] || refuse "the volume has only $((free / 1048576)) MiB of free space"
[ "$size" -le "$free" ] || refuse "a disk of $((size / 1048576)) MiB does not fit in $((free / 1048576)) MiB of free space"
rm -f "$image" "$node"
truncate -s "$size" "$image"
why=$(mkfs.ext4 -q -F -m 0 -O ^has_journal -E nodiscard,lazy_itable_init=1 "$image" 2>&1) || refuse "mkfs.ext4 failed: $why"
attach() {
  device=$(losetup -f) || return
  # util-linux adds "(lost)" if the device has no node here.
  device=\${device%% *}
  number=\${device#/dev/loop}
  [ -b "$device" ] || mknod -m 600 "$device" b 7 "$number" || return
  losetup "$device" "$image"
}
tries=0
until attach 2>/tmp/why; do
  tries=$((tries + 1))
  [ "$tries" -lt 10 ] || refuse "no loop device: $(cat /tmp/why)"
  sleep 1
done
exec 3<"$device"
losetup -d "$device"
mknod -m 600 "$node" b 7 "$number"
echo "${diskReady} $size"
exec sleep "$patience"
`
