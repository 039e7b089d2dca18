/** The faults that are thrown at Berth's runs: docs/reliability.md has a table for each, in this order. */
export const faults = {
  'main-killed': 'Main is killed (SIGKILL)',
  'post-killed': 'Post is killed (SIGKILL), and begun again',
  'engine-killed': 'The engine is killed (SIGKILL), and starts again after post',
  'engine-restarted': 'The engine is restarted',
  'engine-paused-in-main': 'The engine hangs (SIGSTOP) until main has ended',
  'engine-paused': 'The engine hangs (SIGSTOP) until post has ended',
  'socket-removed': 'The engine’s socket is removed until post has ended',
  'answer-withheld':
    'The engine’s socket takes a request and never answers, nor any that comes later in main',
  'answer-cut': 'The connection is cut in the middle of an answer',
  'disk-full': 'The disk under the engine’s data root is full',
  'temp-unfit': 'RUNNER_TEMP is no place to write',
  'runner-files-unfit': 'A file of the runner’s, such as GITHUB_STATE, cannot be written',
  'clock-moved': 'The clock is moved between main and post, or between a job and the sweep',
  'things-removed': 'Someone else removes or holds what the job has',
  'network-cut': 'The engine reaches no network, nor a name server',
  'proc-hidden': 'An unprivileged user sees no processes but its own (hidepid=2)',
  'jobs-at-once': 'Eight jobs run at once on one engine',
} as const

export type Fault = keyof typeof faults
