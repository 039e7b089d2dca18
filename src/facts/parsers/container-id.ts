const fullId = /[0-9a-f]{64}/

/**
 * The container's ID in a mountinfo: the engine mounts three files from the container's directory. This also works with
 * cgroup v2, where the cgroup path is only `0::/`.
 */
export function containerIdInMounts(mountinfo: string): string | null {
  return /\/containers\/([0-9a-f]{64})\/(?:hostname|resolv\.conf|hosts)\b/.exec(mountinfo)?.[1] ?? null
}

/** The container's ID in a cgroup path: `/docker/<id>`, `/system.slice/docker-<id>.scope`, … */
export function containerIdInCgroup(cgroup: string): string | null {
  return fullId.exec(cgroup)?.[0] ?? null
}

/** The container engine that a cgroup path names; null if it names none. */
export function containerEngineInCgroup(cgroup: string): string | null {
  // Not lxc: such a container is a machine with its own Docker daemon.
  return /kubepods|docker|libpod|cri-containerd|crio|\/ecs\//.exec(cgroup)?.[0].replaceAll('/', '') ?? null
}
