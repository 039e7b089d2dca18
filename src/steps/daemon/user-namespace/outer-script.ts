import { beginning, cgroupFunctions, relayNames, workingIptables } from '../script-parts.ts'

/**
 * The POSIX shell script that is root in the job daemon's container, before anything of the job runs. It gives to root of
 * the user namespace what that needs, and ends by executing `enclose run` with the inner script.
 *
 * Its arguments: the inner script, the program `enclose` as base64, the address of the DNS server for inner containers or
 * `-`, the job's user and group, pairs of `needed` or `wanted` and a directory of the job, `--`, and the arguments of the
 * inner script.
 *
 * What the kernel refuses is one line, `berth: refused: <reason>`, after which nothing has started.
 */
export const outerScript = String.raw`# Puts a Docker daemon into a user namespace of its own. POSIX sh (dash and busybox).
${beginning}
umask 022
inner=$1 program=$2 link=$3 user=$4 group=$5
shift 5
# 65,536 ids that belong to nobody: the first range of subordinate ids, which useradd(8) also starts with.
first=100000
refuse() {
  case $2 in
  1) why='operation not permitted' ;;
  22) why='invalid argument' ;;
  28) why='the limit of user namespaces is reached (user.max_user_namespaces)' ;;
  38) why='this kernel is too old' ;;
  *) why="errno $2" ;;
  esac
  echo "berth: refused: $1: $why." >&2
  exit 1
}

enclose=/run/berth-enclose
echo "$program" | base64 -d >"$enclose"
chmod 755 "$enclose"
"$enclose" check || refuse 'The kernel makes no user namespace' $?

${cgroupFunctions}

# Each mount of the job belongs to the job's user outside and to root inside. A mount that cannot be mapped shows its
# files as those of nobody: a container can read what everyone may read, and a write fails.
kind_of() {
  path=$1 kind=''
  shift
  while [ "$1" != -- ]; do
    case $path in
    "$2") kind=$1 && return ;;
    "$2"/*) kind=wanted ;;
    esac
    shift 2
  done
}
map_owners() { "$enclose" idmap "$first" "$user" "$group" "$@"; }

# A container with the job's user, such as --user "$(id -u)", gets the same directories with another map, in which this
# user owns the same files inside and outside. The inner script puts their paths into the container's configuration.
as_user=/run/berth-user
sources=/run/berth-sources
is_user_inside=false
[ "$user" = 0 ] || [ "$user" -gt 65535 ] || [ "$group" -gt 65535 ] || is_user_inside=true
map_as_user() {
  mkdir -p "$as_user$path"
  map_owners "$user" "$group" "$path" "$as_user$path" || return 0
  pattern=$path
  case $path in *[!A-Za-z0-9/_-]*) pattern=$(printf '%s\n' "$path" | sed 's/[][#.*^$&\]/\\&/g') ;; esac
  for end in '"' /; do
    printf '%s\n' "s#\"source\":\"$pattern$end#\"source\":\"$as_user$pattern$end#g"
  done >>"$sources"
}

! $is_user_inside || printf '/"user":{"uid":%s[,}]/{\n' "$user" >"$sources"
while read -r _ _ _ _ point _ rest; do
  # The kernel writes a space as \040.
  case $point in *\\*) point=$(printf '%b' "$point") ;; esac
  kind_of "$point" "$@"
  [ -n "$kind" ] || continue
  if $is_user_inside && [ -d "$path" ]; then map_as_user; fi
  status=0
  map_owners 0 0 "$path" "$path" || status=$?
  [ "$status" != 0 ] || continue
  problem="The kernel cannot map the owners of files in $path ($(echo "$rest" | sed 's/.*- \([^ ]*\) .*/\1/'))"
  [ "$kind" = wanted ] || refuse "$problem" "$status"
  warn "$problem: containers cannot write there"
done <<MOUNTS
$mounts
MOUNTS
! $is_user_inside || echo '}' >>"$sources"
while [ "$1" != -- ]; do shift 2; done
shift

# A new sysfs inside must not be more writable than this one (kernel: mount_too_revealing): first its superblock, then
# its mount. These files belong to the host's root, which is nobody inside.
if ! mount -o remount,rw /sys || ! mount -o remount,bind,rw,nosuid,nodev,noexec /sys; then
  refuse 'The engine does not let /sys be writable' 1
fi

# The limits of this container are files in the cgroups, which remain the host's. Only new ones can be made inside.
make_cgroups_writable
leave=-
if [ -f "$root/cgroup.controllers" ]; then
  delegate_controllers outer
  leave=$root/outer/cgroup.procs
  job=$root/job
  mkdir -p "$job"
  chown "$first:$first" "$job" "$job/cgroup.procs" "$job/cgroup.subtree_control" "$job/cgroup.threads"
  echo $$ >"$job/cgroup.procs"
else
  chown "$first:$first" "$root"/*/
fi

# What the daemon writes: its data root, its sockets, and mount points that it makes. The other files of the image remain
# the host's root's, because \`docker exec\` runs them outside of the user namespace. With the sticky bit, nothing of
# these directories can be replaced.
[ -e /var/run ] || ln -s /run /var/run
chown "$first:$first" /run /var/run/ /var/lib/docker
# For the storage driver fuse-overlayfs, which gets this device.
[ ! -c /dev/fuse ] || chown "$first:$first" /dev/fuse
shared=/
for each in /etc/docker /home /media /mnt /opt /srv; do
  # Not a directory of the job, which is mounted there.
  case $mounts in *" $each "*) ;; *) shared="$shared $each" ;; esac
done
# shellcheck disable=SC2086
mkdir -p $shared && chgrp "$first" $shared && chmod g+w,+t $shared

# The DNS server of the host daemon stays in the network namespace outside. A pair of interfaces reaches it.
${relayNames}
nameserver=$link
if [ "$link" != - ]; then
  if has_own_names; then
    ${workingIptables}
    if relay_names; then
      with_dots | sed "s/^nameserver 127\.0\.0\.11\$/nameserver $link/" >/run/berth-resolv.conf
    else
      without_names
      link=-
    fi
  else
    link=-
  fi
fi

exec "$enclose" run "$first" "$leave" "$link" /bin/sh -c "$inner" berth "$@"
`
