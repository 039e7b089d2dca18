/**
 * A part of entry scripts, in POSIX shell, whose arguments are the command line of the daemon. It tests, just before the
 * daemon starts, if the kernel accepts the storage driver on the data root, both from the daemon's settings. A daemon with
 * the containerd image store does not: it starts, and the first container fails with "invalid argument" (moby#53029). If
 * the test fails, the container ends with the line `berth: no storage: <reason>`.
 *
 * The test mounts an overlay as the daemon does, changes a file, and replaces a directory. The last two need what
 * overlayfs needs of the filesystem below: d_type, whiteouts and extended attributes (kernel,
 * filesystems/overlayfs.rst). In a user namespace, overlayfs keeps its attributes in `user.*` (the option `userxattr`,
 * kernel 5.11).
 */
export const storageTest = `# Test the storage driver on the data root, as the kernel sees it.
for word in "$@"; do case $word in --config-file=*) settings=\${word#*=} ;; esac; done
setting() { sed -n "s/.*\\"$1\\":\\"\\([^\\"]*\\)\\".*/\\1/p" "$settings"; }
data_root=$(setting data-root)
trial=$data_root/.berth-trial
overlay_works() {
  options="lowerdir=$trial/lower,upperdir=$trial/upper,workdir=$trial/work"
  read -r inside outside range </proc/self/uid_map
  [ "$inside $outside $range" = "0 0 4294967295" ] || options=$options,userxattr
  mkdir -p "$trial/lower/directory" "$trial/upper" "$trial/work" "$trial/merged" && echo lower >"$trial/lower/file" &&
    mount -t overlay -o "$options" overlay "$trial/merged" || return
  if echo upper >>"$trial/merged/file" && rmdir "$trial/merged/directory" && mkdir "$trial/merged/directory" &&
    rm "$trial/merged/file"; then umount "$trial/merged"; else umount "$trial/merged" && return 1; fi
}
fuse_works() {
  command -v fuse-overlayfs >/dev/null || { echo "the image contains no fuse-overlayfs" && return 1; }
  : <>/dev/fuse
}
case $(setting storage-driver) in
overlay2 | overlayfs) works=overlay_works ;;
fuse-overlayfs) works=fuse_works ;;
*) works=true ;;
esac
why=$($works 2>&1) || {
  rm -rf "$trial"
  echo "berth: no storage: $(echo "$why" | tr -s '[:space:]' ' ')" >&2
  exit 1
}
rm -rf "$trial"
`
