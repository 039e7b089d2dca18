import { images } from '../integration/images.ts'

/** A later step that builds, runs, limits and asks for privileges in the job's own daemon. */
export const useOfDaemon = `
DOCKER_HOST= docker save ${images.busybox} | docker load --quiet
printf 'FROM ${images.busybox}\\nRUN echo built >/file\\n' >Dockerfile
docker build --quiet --tag built . >/dev/null
docker run --rm built cat /file
docker run --rm --memory 64m --pids-limit 50 built sh -c 'cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/pids.max'
docker run --rm --privileged built sh -c 'mount -t tmpfs none /tmp && echo mounted' 2>/dev/null || echo refused
docker info --format '{{.CgroupVersion}} {{.CgroupDriver}} {{.Driver}}'
`

/** The last lines that this prints; `privileged` is what becomes of the privileged container. */
export const signsOfUse = (privileged: 'mounted' | 'refused') => [
  'built',
  String(64 * 1024 ** 2),
  '50',
  privileged,
  '2 cgroupfs overlay2',
]
