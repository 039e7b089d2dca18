import type { Rule } from './rule.ts'

/** What belongs to other jobs, or to all. */
export const neighborRules = {
  'foreign-container': {
    refuses: 'containers that the job did not create',
    why: 'A container of another job holds its secrets and files.',
    instead: 'Use containers that this job created through the guard.',
    example: 'docker exec container-of-another-job env',
    opens: true,
    cis: null,
  },
  'foreign-network': {
    refuses: 'networks that the job did not create, except `bridge` and `none`',
    why: 'Services of another job trust each container in their network.',
    instead: 'Create a network in the job.',
    example: 'docker run --network network-of-another-job alpine',
    opens: true,
    cis: null,
  },
  'foreign-volume': {
    refuses: 'volumes that the job did not create',
    why: 'A volume of another job holds its files.',
    instead: 'Create a volume in the job.',
    example: 'docker run --volume volume-of-another-job:/data alpine',
    opens: true,
    cis: null,
  },
  'foreign-image': {
    refuses: 'removal of images that were there before the job',
    why: 'Other jobs can need such an image.',
    instead: 'Remove only images that the job pulled, loaded or built.',
    example: 'docker rmi --force $(docker images --quiet)',
    opens: true,
    cis: null,
  },
  'shared-build-cache': {
    refuses: 'removal of the build cache by `POST /build/prune`',
    why: 'All jobs of the host daemon share it, and it has no labels.',
    instead:
      'Leave it to the owner of the machine. The answer is an empty report, so that `docker system prune` works. `docker buildx prune` is not seen.',
    example: 'docker system prune --all --force',
    opens: true,
    cis: null,
  },
} as const satisfies Readonly<Record<string, Rule>>
