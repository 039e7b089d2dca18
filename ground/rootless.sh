# shellcheck shell=bash disable=SC2154
# Images for a Docker daemon that runs without root. Sourced by script/ground.

# The layout of docker-library's dind-rootless, which is its dind and the programs that a daemon without root needs. As in
# Alpine, newuidmap and newgidmap are set-user-ID root and built without libcap (alpinelinux/aports, community/shadow).
build_image_dind-rootless() {
  local root=$2/root debian=$2/debian data=home/rootless/.local/share/docker
  debian "$2/debian.tar" fuse-overlayfs iproute2 slirp4netns uidmap
  mkdir -p "$debian" "$root"
  tar -xf "$2/debian.tar" -C "$debian" --exclude='./dev/*'
  tar -xf "$(result image_dind-official)" -C "$root"
  with_libraries "$debian" "$root" usr/bin/fuse-overlayfs usr/bin/slirp4netns usr/bin/newuidmap usr/bin/newgidmap bin/ip
  # Debian's busybox runs its own `ip` whatever PATH has (CONFIG_FEATURE_PREFER_APPLETS), and rootlesskit calls `nsenter … ip`.
  with_libraries "$debian" "$root" usr/bin/nsenter
  chmod 4711 "$root/usr/bin/newuidmap" "$root/usr/bin/newgidmap"
  cp "$(result rootlesskit)/rootlesskit" "$ROOT"/ground/dind-rootless/* "$root/usr/local/bin/"
  echo 'rootless:x:1000:1000:Rootless:/home/rootless:/bin/sh' >>"$root/etc/passwd"
  echo 'rootless:x:1000:' >>"$root/etc/group"
  echo 'rootless:100000:65536' | tee "$root/etc/subuid" >"$root/etc/subgid"
  printf '%s: files\n' passwd group subid >"$root/etc/nsswitch.conf"
  echo 'hosts: files dns' >>"$root/etc/nsswitch.conf"
  mkdir -p "$root/run/user" "$root/$data"
  chmod 1777 "$root/run/user"
  chown -R 1000:1000 "$root/home/rootless"
  # Not `archive`, which gives every file to root.
  tar --sort=name --mtime=@0 --numeric-owner -C "$root" -cf "$1" .
}

# Debian with the packages that a daemon without root needs, and with no user for it.
# shellcheck disable=SC2016
build_image_dind-29-rootless() {
  local bin=$2/bin
  mkdir -p "$bin"
  cp "$(result engine-29)"/* "$(result runc)/runc" "$bin/"
  debian "$1" ca-certificates docker-cli fuse-overlayfs iproute2 iptables procps rootlesskit slirp4netns tini uidmap -- \
    --customize-hook="sync-in $bin /usr/local/bin" \
    --customize-hook='ln -s /usr/bin/tini-static "$1/usr/local/bin/docker-init"'
}
