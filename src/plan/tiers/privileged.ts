import type { Tier } from './tier.ts'

/** A container with `--privileged`. Never taken by `privilege: auto`. */
export const privileged: Tier = {
  name: 'privileged',
  obstacles: () => [],
  startsPrivileged: true,
  wall: 'Each step of the job can control the machine: root in the job daemon is root on the machine.',
  lacks: [],
}
