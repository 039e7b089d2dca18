# shellcheck shell=bash
# A machine like a hosted runner, under QEMU. Sourced by script/ground, which makes it, and script/vm, which runs it.
# A made guest is a directory: disk.img, vmlinuz, initrd.img, key (the SSH key of all of its users).

GUEST_IMAGES=(busybox buildkit dind-26 dind-official)

# guest_missing: prints why the guest cannot be made or run here; fails where it can.
guest_missing() {
  local missing=()
  [ "$(uname -m)" = x86_64 ] || { echo "the guest is x86_64, and this machine is $(uname -m)"; return; }
  command -v qemu-system-x86_64 >/dev/null && command -v mmdebstrap >/dev/null && command -v mke2fs >/dev/null &&
    command -v ssh >/dev/null || missing+=("qemu-system-x86 mmdebstrap e2fsprogs openssh-client")
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && missing=()
  [ ${#missing[@]} = 0 ] || { echo "${missing[*]} are not installed, and only root on Debian can install them"; return; }
  [ "$(id -u)" = 0 ] || { echo "making the guest's disk needs root"; return; }
  grep -qx ID=debian /etc/os-release || { echo "the guest is made of packages of Debian, and this machine is none"; return; }
  return 1
}

# guest_accelerator: KVM where the processor has it; some kernels offer /dev/kvm to guests of their own kind alone.
guest_accelerator() {
  if [ -w /dev/kvm ] && grep -qEw 'vmx|svm' /proc/cpuinfo; then
    echo "-accel kvm -cpu host"
  else
    # An old processor: with the vector instructions of newer ones (-cpu max) SHA-256, and so each import of an
    # image, was seen to take twice as long. cx16: with QEMU 7.2 a cmpxchg16b of the guest's memory allocator was
    # seen to break its registers, and the kernel panics.
    echo "-accel tcg,thread=multi -cpu qemu64,svm=off,cx16=off"
  fi
}

# disk FILE LABEL SIZE FOLDER: a file system with what is in FOLDER.
disk() {
  truncate -s "$3" "$1"
  mke2fs -q -F -t ext4 -O ^has_journal -m 0 -L "$2" -d "$4" "$1"
}

# guest_project FILE [--packages]: a disk with this project; its npm packages take most of the time.
guest_project() {
  local copy=$1.copy
  if [ "${2-}" = --packages ]; then
    disk "$1" berth-project 1500M "$ROOT"
    return
  fi
  mkdir "$copy"
  tar -C "$ROOT" -c --exclude=./.git --exclude=./node_modules . | tar -x -C "$copy"
  disk "$1" berth-project 100M "$copy"
  rm -rf "$copy"
}

# guest_boot GUEST DIRECTORY MODE DISK...: boots the guest, with those disks more. Its console and the configuration for
# ssh are left in DIRECTORY. What it writes is thrown away unless MODE is `keep`.
# Sets GUEST_PID; fails where it does not come up in time.
guest_boot() {
  local guest=$1 directory=$2 mode=$3 port disk snapshot=on drives=()
  [ "$mode" = keep ] && snapshot=off
  for disk in "${@:4}"; do drives+=(-drive "file=$disk,if=virtio,format=raw,readonly=on"); done
  port=$(guest_port)
  cat >"$directory/ssh_config" <<END
Host guest
  HostName 127.0.0.1
  Port $port
  IdentityFile $guest/key
  IdentitiesOnly yes
  StrictHostKeyChecking no
  UserKnownHostsFile /dev/null
  LogLevel ERROR
  ConnectTimeout 30
  ControlMaster auto
  ControlPath $directory/%r
  ControlPersist yes
END
  # restrict: nothing of the guest reaches the network that this machine is in.
  # shellcheck disable=SC2046 # words
  timeout "${BERTH_VM_TIMEOUT:-3600}" qemu-system-x86_64 $(guest_accelerator) -machine pc -smp 2 -m 4096 \
    -nodefaults -no-user-config -display none -no-reboot \
    -kernel "$guest/vmlinuz" -initrd "$guest/initrd.img" -append "root=LABEL=berth-guest rw console=ttyS0 panic=-1 mitigations=off" \
    -drive "file=$guest/disk.img,if=virtio,format=raw,cache=unsafe,snapshot=$snapshot" "${drives[@]}" \
    -netdev "user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:$port-:22" -device virtio-net-pci,netdev=net,romfile= \
    -device virtio-rng-pci -serial "file:$directory/console.log" </dev/null >"$directory/qemu.log" 2>&1 9>&- &
  GUEST_PID=$!
  guest_answers "$directory" && return
  say "the guest did not come up; the end of its console:"
  tail -n 40 "$directory/qemu.log" "$directory/console.log" >&2
  return 1
}

# guest_answers DIRECTORY: waits until its engine answers, for as long as QEMU runs and there is time.
guest_answers() {
  local deadline=$((SECONDS + ${BERTH_VM_BOOT_TIMEOUT:-600})) restart=$((SECONDS + 240))
  while ((SECONDS < deadline)) && kill -0 "$GUEST_PID" 2>/dev/null; do
    timeout 30 ssh -F "$1/ssh_config" -l root guest docker version >/dev/null 2>&1 && return
    # On busy cores dockerd was once seen to start for a quarter of an hour.
    if ((SECONDS > restart)); then
      restart=$((SECONDS + 240))
      timeout 30 ssh -F "$1/ssh_config" -l root guest 'systemctl kill --signal=KILL docker; systemctl restart --no-block docker' || true
    fi
    sleep 0.5
  done
  return 1
}

# guest_port: a port of loopback that nothing listens at.
guest_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); (: >"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# guest_ssh DIRECTORY USER COMMAND...: runs in the guest that guest_boot left DIRECTORY of.
guest_ssh() { ssh -F "$1/ssh_config" -l "$2" guest "${@:3}" 9>&-; }

# build_guest OUT WORK, for script/ground: the root file system, then a first boot that fills its engines.
# shellcheck disable=SC2016
build_guest() {
  local out=$1 work=$2 name
  apt_install "the guest is made of packages and run by QEMU" mmdebstrap e2fsprogs openssh-client qemu-system-x86
  mkdir -p "$out" "$work/root" "$work/images/images"
  ssh-keygen -q -t ed25519 -N '' -C berth-guest -f "$work/key"
  debian "$work/root.tar" linux-image-cloud-amd64 systemd-sysv dbus udev kmod iproute2 iptables openssh-server sudo \
    apparmor ca-certificates curl docker.io docker-cli e2fsprogs git jq procps \
    uidmap slirp4netns rootlesskit dbus-user-session libpam-systemd fuse-overlayfs -- \
    --customize-hook="copy-in $("$ROOT/script/node")/node /usr/local/bin" \
    --customize-hook='mkdir -p "$1/usr/local/lib/docker/cli-plugins"' \
    --customize-hook="copy-in $(result buildx)/docker-buildx $(result compose)/docker-compose /usr/local/lib/docker/cli-plugins" \
    --customize-hook="copy-in $work/key.pub /" --customize-hook='mv "$1/key.pub" "$1/berth-key.pub"' \
    --customize-hook="copy-in $ROOT/ground/guest/setup /" --customize-hook='chroot "$1" /setup' --customize-hook='rm "$1/setup"'
  tar -xf "$work/root.tar" -C "$work/root"
  rm "$work/root.tar"
  mv "$work/key" "$out/key"
  cp "$work"/root/boot/vmlinuz-* "$out/vmlinuz"
  cp "$work"/root/boot/initrd.img-* "$out/initrd.img"
  truncate -s 24G "$out/disk.img"
  mke2fs -q -F -t ext4 -L berth-guest -d "$work/root" "$out/disk.img"
  for name in "${GUEST_IMAGES[@]}"; do ln "$(result "image_$name")" "$work/images/images/"; done
  disk "$work/images.img" berth-images 2G "$work/images"
  guest_project "$work/project.img"
  trap 'kill "$GUEST_PID" 2>/dev/null || true' EXIT
  guest_boot "$out" "$work" keep "$work/project.img" "$work/images.img"
  guest_ssh "$work" root /berth/ground/guest/settle "${GUEST_IMAGES[@]}"
  guest_ssh "$work" root systemctl poweroff || true
  wait "$GUEST_PID"
}
