# shellcheck shell=bash disable=SC2034,SC2154
# A Kubernetes of one node, and the images of its pods. Sourced by script/ground, which builds them, and by
# script/kubernetes, which runs it.

KUBERNETES_PARTS=(kubernetes kubernetes-node engine-29 runc)
KUBERNETES_IMAGES=(pause busybox buildkit buildkit-rootless dind-official runner)

# kubernetes_missing: prints why it cannot run here; fails where it can.
kubernetes_missing() {
  [ "$(id -u)" = 0 ] || { echo "its node is a set of namespaces, which only root can make"; return; }
  [ "$(uname -m)" = x86_64 ] || { echo "its images are x86_64, and this machine is $(uname -m)"; return; }
  # On cgroup v2 alone its node was not tried.
  [ -e /sys/fs/cgroup/memory/cgroup.procs ] || { echo "its node needs the hierarchies of cgroup v1, and this machine has cgroup v2 alone"; return; }
  return 1
}

# Not in the queue of go_tools, which it would hold for ten minutes.
build_kubernetes() {
  local version variables=k8s.io/component-base/version
  command -v go >/dev/null || die "building Kubernetes needs $(sed -n 's/^go /Go /p' "$ROOT/ground/tools/kubernetes/go.mod") or newer"
  version=$(version_of kubernetes k8s.io/kubernetes)
  mkdir -p "$1"
  (
    cd "$ROOT/ground/tools/kubernetes"
    GOFLAGS=-mod=readonly GOWORK=off CGO_ENABLED=0 go build -trimpath -buildvcs=false -o "$1/" \
      -ldflags "-s -w -X $variables.gitVersion=$version -X $variables.gitMajor=1 -X $variables.gitMinor=$(cut -d. -f2 <<<"$version") -X $variables.gitTreeState=clean" tool
  )
  # The last element of its package's path.
  mv "$1/server" "$1/etcd"
}

# ctr is of the containerd that engine-29 has.
build_kubernetes-node() { go_tools kubernetes-node "$1" -ldflags '-s -w'; }

build_rootlesskit() { go_tools rootlesskit "$1" -ldflags '-s -w'; }

# The process that holds a pod's namespaces: it sleeps (script/ground, `changes`).
build_image_pause() { cp "$(result image_busybox)" "$1"; }

# As moby/buildkit:rootless, whose user is 1000.
build_image_buildkit-rootless() {
  local root=$2/root debian=$2/debian
  apt_install "the programs of the rootless BuildKit get file capabilities" libcap2-bin
  debian "$2/debian.tar" uidmap
  mkdir -p "$debian" "$root"
  tar -xf "$2/debian.tar" -C "$debian" --exclude='./dev/*'
  tar -xf "$(result image_buildkit)" -C "$root"
  cp "$(result rootlesskit)/rootlesskit" "$root/bin/"
  with_libraries "$debian" "$root" usr/bin/newuidmap usr/bin/newgidmap
  # Debian's are set-user-ID root, and built without libcap: they need CAP_SYS_ADMIN to write a map ("newuidmap: write to
  # uid_map failed: Operation not permitted"), which no pod has. With file capabilities they need nothing else.
  chmod u-s "$root/bin/newuidmap" "$root/bin/newgidmap"
  setcap cap_setuid+ep "$root/bin/newuidmap"
  setcap cap_setgid+ep "$root/bin/newgidmap"
  echo 'user:x:1000:1000::/home/user:/bin/sh' >>"$root/etc/passwd"
  echo 'user:x:1000:' >>"$root/etc/group"
  echo 'user:100000:65536' | tee "$root/etc/subuid" >"$root/etc/subgid"
  printf '%s: files\n' passwd group subid >"$root/etc/nsswitch.conf"
  mkdir -p "$root/home/user/.local/share/buildkit" "$root/home/user/.local/tmp" "$root/run/user/1000"
  chown -R 1000:1000 "$root/home/user" "$root/run/user/1000"
  chmod 700 "$root/run/user/1000"
  # Not `archive`, which gives every file to root and drops the capabilities.
  tar --sort=name --mtime=@0 --numeric-owner --xattrs --xattrs-include=security.capability -C "$root" -cf "$1" .
}

# As ghcr.io/actions/actions-runner (actions/runner, images/Dockerfile): its user, its groups, sudo without a password, and
# Node.js in `externals` alone. Jobs of the tests use kubectl, too.
# shellcheck disable=SC2016
build_image_runner() {
  local node
  node=$("$ROOT/script/node")/node
  debian "$1" ca-certificates curl docker-cli git jq sudo -- \
    --customize-hook="copy-in $(result kubernetes)/kubectl /usr/local/bin" \
    --customize-hook='mkdir -p "$1/usr/local/lib/docker/cli-plugins" "$1/home/runner/_work" "$1/home/runner/externals/node24/bin"' \
    --customize-hook="copy-in $node /home/runner/externals/node24/bin" \
    --customize-hook="copy-in $(result buildx)/docker-buildx /usr/local/lib/docker/cli-plugins" \
    --customize-hook='chroot "$1" groupadd --gid 123 docker' \
    --customize-hook='chroot "$1" useradd --uid 1001 --groups sudo,docker --shell /bin/bash --home-dir /home/runner runner' \
    --customize-hook='echo "%sudo ALL=(ALL:ALL) NOPASSWD:ALL" >"$1/etc/sudoers.d/runner"' \
    --customize-hook='chroot "$1" chown -R runner:runner /home/runner'
}
