import type { Tier } from './tier.ts'

/** A container with `--privileged`. Never taken by `privilege: auto`. */
export const privileged: Tier = {
  name: 'privileged',
  obstacles: () => [],
  startsPrivileged: true,
}
