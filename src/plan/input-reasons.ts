/** Why an input has no effect, and what the author of the workflow can do. */
export const reasons = {
  'nothing-set-up': {
    why: '`mode: inspect` sets nothing up',
    remedy: 'Remove these inputs, or set another `mode`.',
  },
  'embedded-builder': {
    why: 'builds use the embedded BuildKit of the daemon, and no builder is created',
    remedy:
      'Remove these inputs, or set `driver: docker-container`. It needs Buildx, and with `mode: dind` a job daemon that can start privileged containers.',
  },
  'no-job-daemon': {
    why: '`socket` uses the host daemon and starts no job daemon',
    remedy: 'Remove these inputs, or set `mode: dind`.',
  },
  'no-daemon': {
    why: 'builds run elsewhere, and Berth sets up no daemon',
    remedy: 'Remove these inputs, or set `driver: docker-container`.',
  },
  'removed-with-daemon': {
    why: 'the builder is in the job daemon, which is removed after the job',
    remedy: 'Remove these inputs, or set `mode: socket`.',
  },
  'nameless-state': {
    why: 'no later job finds the state of a builder without a `name`, so it is removed',
    remedy: 'Set `name`, or remove these inputs.',
  },
  'no-guard': {
    why: 'the post step removes what the job left only if `guard` is `audit` or `enforce`',
    remedy: 'Remove these inputs, or set `guard`.',
  },
  'all-removed': {
    why: 'the job daemon is removed after the job, with everything in it',
    remedy: 'Remove these inputs.',
  },
  'reused-builder': {
    why: 'a builder of this `name` existed before this step, so it keeps its options and is not removed',
    remedy: 'Remove these inputs, choose another `name`, or remove the builder: `docker buildx rm <name>`',
  },
} as const
export type Reason = keyof typeof reasons
