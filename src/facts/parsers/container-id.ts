const fullId = /[0-9a-f]{64}/

/**
 * The id of the container whose process a mountinfo is: the engine mounts three files of the container's own
 * directory. It tells under cgroup v2 too, where the cgroup's path does not (`0::/`).
 */
export function containerIdInMounts(mountinfo: string): string | null {
  return /\/containers\/([0-9a-f]{64})\/(?:hostname|resolv\.conf|hosts)\b/.exec(mountinfo)?.[1] ?? null
}

/** The id in the path of a cgroup: `/docker/<id>`, `/system.slice/docker-<id>.scope`, … */
export function containerIdInCgroup(cgroup: string): string | null {
  return fullId.exec(cgroup)?.[0] ?? null
}

/** What the path of a process's cgroup says of the container engine that made it; null where it says nothing. */
export function containerWordInCgroup(cgroup: string): string | null {
  // Not lxc: such a container is a machine of its own, with its own engine.
  return /kubepods|docker|libpod|cri-containerd|crio|\/ecs\//.exec(cgroup)?.[0].replaceAll('/', '') ?? null
}
