/** The faults that are thrown at Berth's runs: docs/reliability.md has a table for each, in this order. */
export const faults = {
  'main-killed': 'The main step is killed (SIGKILL)',
  'post-killed': 'The post step is killed (SIGKILL) and starts again',
  'engine-killed': 'The engine is killed (SIGKILL) and starts again after the post step',
  'engine-restarted': 'The engine is restarted',
  'engine-paused-in-main': 'The engine hangs (SIGSTOP) until the main step has ended',
  'engine-paused': 'The engine hangs (SIGSTOP) until the post step has ended',
  'socket-removed': "The engine's socket is missing until the post step has ended",
  'answer-withheld': "The engine's socket accepts requests and does not answer until the main step has ended",
  'answer-cut': 'The connection is cut in the middle of an answer',
  'disk-full': "The disk of the engine's data root is full",
  'temp-unfit': 'RUNNER_TEMP is not writable',
  'runner-files-unfit': 'A file of the runner, such as GITHUB_STATE, is not writable',
  'clock-moved': 'The clock changes between the main and the post step, or between two jobs',
  'things-removed': 'Another program removes or locks resources of the job',
  'network-cut': 'The engine reaches no network and no DNS server',
  'proc-hidden': 'An unprivileged user sees only processes of that user (hidepid=2)',
  'jobs-at-once': 'Eight jobs run at once on one engine',
  'companion-killed': 'The companion is killed (SIGKILL)',
  'companions-at-once':
    'Eight jobs run at once with guard and ledger, while companions are killed and the engine is restarted',
} as const

export type Fault = keyof typeof faults
