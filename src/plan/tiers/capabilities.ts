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
}
