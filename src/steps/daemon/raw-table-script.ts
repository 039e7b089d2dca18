/**
 * The part of the entry script for kernels without the raw table of iptables. Docker 28 and later drop packets in it that come
 * to a container by another way than its bridge. Without the table no container starts ("Unable to enable DIRECT ACCESS
 * FILTERING"), except with this variable (moby, iptabler/port.go). Berth warns of it.
 */
export const rawTableScript = `if ! iptables -w -t raw -S >/dev/null 2>&1; then
  export DOCKER_INSECURE_NO_IPTABLES_RAW=1
fi
`
