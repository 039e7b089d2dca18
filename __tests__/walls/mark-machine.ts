/** The memory limit of the job daemon in these tests: a whole number of pages, so the kernel shows it as it is. */
export const memoryLimit = '2g'

/**
 * A script of bash for root of the machine, in the workspace, with $mark, $daemon, $hostEngine and $home. It makes marks by which
 * an attacker is seen to reach the machine, and prints the variables of the steps. The workspace has the program `attacker`.
 */
export const markMachine = `
set -eu
export DOCKER_HOST=$hostEngine
marks=/var/tmp/berth-$mark
mkdir -p "$marks/binfmt"
echo "$mark" >"$marks/file"
truncate --size 4096 "$marks/file"
setsid sh -c 'sleep 900; :' "process-$mark" </dev/null >/dev/null 2>&1 &
echo $! >"$marks/pid"
disk=$(losetup --find --show --read-only "$marks/file")
echo "$disk" >"$marks/disk"
mount -t binfmt_misc none "$marks/binfmt"
socket=$(docker context inspect --format '{{.Endpoints.docker.Host}}')
cat <<MARKS
workspace='$PWD'
mark=$mark
home='$home'
file=$marks/file
handle=$(./attacker handle "$marks/file")
keyring=$(./attacker keyring)
disk='$(stat -c '%Hr %Lr' "$disk")'
binfmt=$(stat -c %d "$marks/binfmt")
mac=$(docker inspect --format '{{range .NetworkSettings.Networks}}{{.MacAddress}}{{end}}' "$daemon")
engine='$(docker info --format '{{.ID}}')'
socket='\${socket#unix://}'
container=$(docker inspect --format '{{.Id}}' "$daemon")
limit=$(docker inspect --format '{{.HostConfig.Memory}}' "$daemon")
MARKS
`

/** Removes the marks, with $mark. */
export const clearMachine = `
marks=/var/tmp/berth-$mark
test ! -f "$marks/pid" || kill -- -"$(cat "$marks/pid")" 2>/dev/null
test ! -f "$marks/disk" || losetup --detach "$(cat "$marks/disk")"
! mountpoint -q "$marks/binfmt" || umount "$marks/binfmt"
rm -rf "$marks"
`
