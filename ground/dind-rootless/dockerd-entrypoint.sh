#!/bin/sh
# What the official image's entrypoint of this name does when a user other than root starts a daemon (docker-library/docker,
# dockerd-entrypoint.sh): the checks, and rootlesskit with its options. It listens at a Unix socket alone.
set -eu

: "${XDG_RUNTIME_DIR:=/run/user/$(id -u)}"
export XDG_RUNTIME_DIR

# No command, or options alone: the daemon with these.
case ${1:--} in -*) set -- dockerd --host="unix://$XDG_RUNTIME_DIR/docker.sock" "$@" ;; esac
[ "$1" = dockerd ] || exec docker-entrypoint.sh "$@"

for file in /etc/subuid /etc/subgid; do
	grep -qE "^($(id -u)|$(id -un)):" "$file" || { echo "error: $file has no entry for $(id -un)" >&2 && exit 1; }
done
for directory in "$XDG_RUNTIME_DIR" "$HOME/.local/share/docker"; do
	{ mkdir -p "$directory" && [ -w "$directory" ]; } || { echo "error: $directory is not writable" >&2 && exit 1; }
done
if ! iptables -nL >/dev/null 2>&1 && /usr/local/sbin/.iptables-legacy/iptables -nL >/dev/null 2>&1; then
	PATH=/usr/local/sbin/.iptables-legacy:$PATH
fi
# shellcheck disable=SC2086 # flags
exec rootlesskit --net="${DOCKERD_ROOTLESS_ROOTLESSKIT_NET:-slirp4netns}" --mtu="${DOCKERD_ROOTLESS_ROOTLESSKIT_MTU:-1500}" \
	--disable-host-loopback --port-driver=builtin --copy-up=/etc --copy-up=/run ${DOCKERD_ROOTLESS_ROOTLESSKIT_FLAGS:-} \
	docker-init -- "$@"
