import type { Tier } from './tier.ts'

/** Docker's default capabilities and three more, with a seccomp profile (docs/adr/0003-dind-by-capabilities.md). */
export const capabilities: Tier = {
  name: 'capabilities',
  obstacles: ({ observed }) =>
    // It looks for a file of that name: containers/podman#27710. Seen with 4.3: "opening seccomp profile failed … file name too long".
    observed.engine.status === 'seen' && observed.engine.value.product === 'podman'
      ? [
          'Podman accepts no seccomp profile from a client, so it cannot start a daemon without `--privileged`. Set ' +
            '`privilege: privileged`, or use Docker.',
        ]
      : [],
  startsPrivileged: false,
  wall:
    'It protects from accidents only: a step can start an inner container with `--cap-add SYS_ADMIN`, and become root on ' +
    'the machine.',
  lacks: [
    'Inner `docker run --privileged`, `driver: docker-container` and kind fail on cgroup v1 and on a rootless host daemon.',
    'Inner `docker run --cap-add` fails for capabilities that the job daemon lacks, such as IPC_LOCK and SYS_RESOURCE.',
    'Devices of the machine, such as `/dev/fuse` and `/dev/kvm`, are not available.',
    'Inner containers cannot load kernel modules.',
  ],
}
