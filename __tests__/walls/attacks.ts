/** A step of an attacker who runs code in a container of the job daemon. */
export type Attack = {
  readonly id: string
  /** For docs/threat-model.md: a verb in the third person. */
  readonly title: string
  /** A line of `sh` in that container. It prints `reached` if the step succeeds; with `host`, it only prepares. */
  readonly step: string
  /** A line of `sh` on the machine, in the workspace, after that. It prints `reached` if the step has succeeded. */
  readonly host?: string
}

const proc = (step: string) => withMount('-t proc proc', step)
const sys = (step: string) => withMount('-t sysfs sysfs', step)
const withMount = (mount: string, step: string) =>
  `mount ${mount} $place && { ${step}; }; umount $place 2>/dev/null`
const attacker = (step: string) => `$workspace/attacker ${step}`

/**
 * The attacks, by what they reach. Nothing on the machine is changed: files are opened for writing and closed again, and
 * system calls have arguments that the kernel refuses after it has checked the permission. Two steps write to the cgroup
 * of the job daemon, which the post step removes. `attack-script.ts` has `opened`, and `mark-machine.ts` the variables.
 */
export const attacks: Readonly<Record<string, readonly Attack[]>> = {
  'Settings of the kernel': [
    {
      id: 'core-pattern',
      title: 'Opens `core_pattern` in a new /proc for writing. The kernel runs this program as root',
      step: proc('opened $place/sys/kernel/core_pattern'),
    },
    {
      id: 'sysrq',
      title: 'Opens `sysrq-trigger` in a new /proc for writing. It restarts the machine',
      step: proc('opened $place/sysrq-trigger'),
    },
    {
      id: 'sysctl',
      title: 'Opens any other setting that is not of a namespace in a new /proc/sys',
      // ipc_namespaces(7), uts_namespaces(7), pid_namespaces(7): the names that are left out are those of namespaces.
      step: proc(
        `find $place/sys/kernel $place/sys/vm $place/sys/fs $place/sys/dev -type f 2>/dev/null |
         grep -vE '/kernel/(msg|sem|shm|auto_msgmni|hostname|domainname|ns_last_pid|pid_max)|/fs/(mqueue|binfmt_misc)/' |
         grep -v core_pattern | while read -r file; do opened "$file"; done 2>/dev/null | head -n 1`,
      ),
    },
    {
      id: 'sysfs',
      title: 'Opens a setting of the kernel in a new /sys for writing: power, uevents, memory, modules',
      step: sys(
        'for file in $place/power/state $place/kernel/uevent_helper $place/kernel/mm/transparent_hugepage/enabled ' +
          '$place/module/*/parameters/*; do ! test -f $file || opened $file; done 2>/dev/null | head -n 1',
      ),
    },
    {
      id: 'debugfs',
      title: 'Mounts debugfs, tracefs or securityfs',
      step: ['debugfs', 'tracefs', 'securityfs']
        .map((type) => withMount(`-t ${type} none`, 'echo reached'))
        .join('; '),
    },
    {
      id: 'binfmt',
      title: "Mounts the machine's binfmt_misc, which names interpreters of programs",
      step: withMount(
        '-t binfmt_misc none',
        'test "$(stat -c %d $place)" != "$binfmt" || opened $place/register',
      ),
    },
    { id: 'clock', title: "Changes the machine's clock", step: attacker('set-clock') },
    { id: 'kernel-log', title: "Reads the kernel's log", step: attacker('kernel-log') },
  ],
  'Code in the kernel': [
    { id: 'load-module', title: 'Loads a kernel module', step: attacker('load-module') },
    { id: 'remove-module', title: 'Removes a kernel module', step: attacker('remove-module') },
    { id: 'kexec', title: 'Loads another kernel (`kexec_load`)', step: attacker('kexec') },
    { id: 'bpf', title: "Lists the machine's BPF programs (`bpf`)", step: attacker('bpf') },
    {
      id: 'perf',
      title: "Counts events of the machine's processes (`perf_event_open`)",
      step: attacker('perf'),
    },
    {
      id: 'userfaultfd',
      title: "Handles the kernel's page faults (`userfaultfd`)",
      step: attacker('userfaultfd'),
    },
    { id: 'io-uring', title: 'Uses `io_uring`', step: attacker('io-uring') },
    { id: 'user-namespace', title: 'Makes a user namespace', step: 'unshare -U true && echo reached' },
  ],
  Devices: [
    {
      id: 'disk',
      title: 'Reads a disk of the machine by a new device node',
      step: 'rm -f /dev/berth-disk; mknod /dev/berth-disk b $disk && head -c 16 /dev/berth-disk | grep -q "$mark" && echo reached',
    },
    {
      id: 'new-device',
      title: 'Opens `/dev/loop-control` by a new device node',
      step: 'rm -f /dev/berth-device; mknod /dev/berth-device c 10 237 && opened /dev/berth-device',
    },
    {
      id: 'memory',
      title: "Opens the machine's memory (`/dev/mem`) by a new device node",
      step: 'rm -f /dev/berth-memory; mknod /dev/berth-memory c 1 1 && opened /dev/berth-memory',
    },
    { id: 'ports', title: 'Uses the ports of devices (`iopl`)', step: attacker('ports') },
    {
      id: 'devices-allow',
      title: 'Allows itself a device in its cgroup, and opens it',
      step:
        'echo 0 >/sys/fs/cgroup/devices/cgroup.procs; echo "c 10:237 rw" >/sys/fs/cgroup/devices/devices.allow; ' +
        `${attacker('remove-filter /sys/fs/cgroup')}; rm -f /dev/berth-device; mknod /dev/berth-device c 10 237 && opened /dev/berth-device`,
    },
    {
      id: 'left-device',
      title: "Leaves a node of the machine's disk in the workspace, which its user can open",
      step: 'rm -f disk; mknod disk b $disk; chmod 666 disk',
      host: 'test -b disk && test "$(stat -c %a disk)" = 666 && echo reached; rm -f disk',
    },
  ],
  'Files and processes': [
    {
      id: 'handle',
      title: 'Opens a file of the machine by its handle (`open_by_handle_at`)',
      step: attacker('open-handle . $handle $mark'),
    },
    {
      id: 'fanotify',
      title: 'Watches the whole filesystem of the workspace (`fanotify`)',
      step: attacker('fanotify .'),
    },
    {
      id: 'quota',
      title: 'Reads quotas on the filesystem of the workspace (`quotactl`)',
      step: attacker('quota .'),
    },
    {
      id: 'processes',
      title: 'Sees a process of the machine in a new /proc',
      step: proc('grep -lq "[p]rocess-$mark" $place/[0-9]*/cmdline && echo reached'),
    },
    {
      id: 'foreign-root',
      title: 'Reads a file of the machine by /proc/*/root*',
      step: 'cat /proc/[0-9]*/root$file | grep -q "$mark" && echo reached',
    },
    {
      id: 'trace',
      title: 'Traces a process outside of its user namespace, also through the /proc below its own',
      step: `own=$(readlink /proc/self/ns/user); ${attacker('trace $own')}; unshare -m sh -c "umount /proc; ${attacker('trace $own')}"`,
    },
    {
      id: 'keyring',
      title: "Finds the keyring of the machine's root",
      step: attacker('keyring $keyring'),
    },
    {
      id: 'cgroups',
      title: "Sees the machine's cgroups in a new mount",
      step: ['cgroup2 none', 'cgroup -o memory none', 'cgroup -o none,name=systemd none']
        .map((type) =>
          withMount(`-t ${type}`, 'find $place -name "*$container*" | grep -q . && echo reached'),
        )
        .join('; '),
    },
    {
      id: 'release-agent',
      title: 'Opens a `release_agent` of cgroup v1 for writing. The kernel runs this program as root',
      step: ['cgroup -o memory none', 'cgroup -o none,name=berth-attack none']
        .map((type) =>
          withMount(`-t ${type}`, 'test ! -f $place/release_agent || opened $place/release_agent'),
        )
        .join('; '),
    },
    {
      id: 'root-file',
      title: 'Writes a file of root into the workspace, whose user is not root',
      step: 'rm -f left; echo left >left',
      host: 'test "$(stat -c %u left)" = 0 && echo reached; rm -f left',
    },
    {
      id: 'home',
      title: "Writes to the home directory of the job's user, whose shells read files there",
      step: 'echo left >"$home/.berth-attack"',
      host: 'test -f "$home/.berth-attack" && echo reached; rm -f "$home/.berth-attack"',
    },
    {
      id: 'set-user-id',
      title: 'Leaves a program in the workspace that runs as root of the machine (set-user-ID)',
      step: 'rm -f asroot; cp /bin/busybox asroot; chown 0:0 asroot; chmod 4755 asroot',
      host: 'test -u asroot && test "$(stat -c %u asroot)" = 0 && echo reached; rm -f asroot',
    },
    {
      id: 'propagation',
      title: 'Mounts over a directory of the machine',
      step: 'mkdir -p over; mount -t tmpfs none over',
      host: 'grep -q " $PWD/over " /proc/self/mountinfo && echo reached; umount over 2>/dev/null; rm -rf over',
    },
  ],
  Network: [
    {
      id: 'packets',
      title: 'Sends raw packets on the bridge of the host daemon, as each container there can',
      step: attacker('packets $mac'),
    },
    {
      id: 'engine',
      title: 'Reaches the host daemon by a socket',
      step: attacker(
        'engine $engine /var/run/docker.sock /run/docker.sock $socket $(find / -xdev -name "docker*.sock" 2>/dev/null) ' +
          '$(ip route | sed -n "s/^default via \\([0-9.]*\\).*/\\1:2375 \\1:2376/p")',
      ),
    },
  ],
  Limits: [
    {
      id: 'memory-limit',
      title: 'Raises the memory limit of the job daemon',
      step: `for file in $(find /sys/fs/cgroup -maxdepth 2 -name memory.max -o -maxdepth 2 -name memory.limit_in_bytes); do
        test "$(cat $file)" != "$limit" || { (echo "$limit" >$file) && echo reached; }; done`,
    },
    {
      id: 'oom-score',
      title: "Exempts itself from the machine's OOM killer",
      step: '(echo -1000 >/proc/self/oom_score_adj) && echo reached',
    },
  ],
}

export const allAttacks: readonly Attack[] = Object.values(attacks).flat()
