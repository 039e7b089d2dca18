import { hostGatewayScript } from '../host-gateway-script.ts'
import { localhostPortsScript } from '../localhost-ports-script.ts'
import { rawTableScript } from '../raw-table-script.ts'
import { beforeDaemon, beginning, cgroupFunctions, environment, executeDaemon } from '../script-parts.ts'
import { storageTest } from '../storage/storage-test.ts'

/**
 * The POSIX shell script that is root in the user namespace, and becomes the daemon. Its first arguments are those of
 * `networkArguments` after the first; the others are the daemon's command line.
 *
 * /proc, /sys and the cgroups are mounted anew, because those outside show the namespaces outside.
 */
export const innerScript = String.raw`# Prepares a user namespace for a Docker daemon, then executes the daemon. POSIX sh (dash and busybox).
${beginning}
gateway=$1 first=$2 sources=$3
shift 3
${environment}
rm -f /run/berth-enclose

mount -t proc -o nosuid,nodev,noexec proc /proc
# A new sysfs covers the cgroups. Those of version 1 are kept; those of version 2 start at the cgroup of this process.
mkdir -p /run/berth-cgroup
mount --rbind /sys/fs/cgroup /run/berth-cgroup
mount -t sysfs -o nosuid,nodev,noexec sysfs /sys
if [ -f /run/berth-cgroup/cgroup.controllers ]; then
  mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 /sys/fs/cgroup
else
  mount --rbind /run/berth-cgroup /sys/fs/cgroup
fi
umount -l /run/berth-cgroup
mount -t mqueue -o nosuid,nodev,noexec mqueue /dev/mqueue || warn "/dev/mqueue shows the queues of another namespace"

${cgroupFunctions}
if [ -f "$root/cgroup.controllers" ]; then delegate_controllers init; fi

${beforeDaemon}

# What stays outside reaches DNS servers through this namespace.
if [ -f /run/berth-resolv.conf ]; then
  mount --bind /run/berth-resolv.conf /etc/resolv.conf
  echo 1 >/proc/sys/net/ipv4/ip_forward
  iptables -w -t nat -A POSTROUTING -s "$(sed -n 's/^nameserver //p' /etc/resolv.conf | head -n 1)" -j MASQUERADE
  iptables -w -I FORWARD -i berth1 -j ACCEPT
  iptables -w -I FORWARD -o berth1 -j ACCEPT
fi

${rawTableScript}
${hostGatewayScript}
${localhostPortsScript}
# In a container with the job's user, the directories of the job have the map of owners for this user.
runc=$(command -v runc || true)
if [ -f /run/berth-sources ] && [ -n "$runc" ]; then
  mkdir -p /run/berth-bin
  cat >/run/berth-bin/runc <<RUNC
#!/bin/sh
before=
for word; do
  [ "\$before" != --bundle ] || sed -i -f /run/berth-sources "\$word/config.json"
  before=\$word
done
exec $runc "\$@"
RUNC
  chmod 755 /run/berth-bin/runc
  PATH=/run/berth-bin:$PATH
fi

${storageTest}${executeDaemon}`
