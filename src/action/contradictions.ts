import { ExpectedError } from '../expected-error.ts'
import type { Request } from '../plan/request.ts'

/**
 * Refuses inputs that contradict each other.
 *
 * @throws ExpectedError `invalid-input`, naming both
 */
export function refuseContradictions(request: Request): void {
  const { mode, driver, privilege, exportWay } = request
  const hasSettings = Object.keys(request.daemonConfiguration).length > 0
  const asksForDaemon = request.dindImageAsked || privilege !== 'auto' || hasSettings
  const contradictions: (readonly [boolean, string, string])[] = [
    [
      mode === 'socket' && asksForDaemon,
      '`mode: socket` uses the host daemon, but `dind-image`, `privilege` and `daemon-config` are settings of a job daemon.',
      'Remove these inputs, or set `mode: dind`.',
    ],
    [
      mode === 'dind' && driver === 'docker-container' && privilege !== 'privileged',
      '`driver: docker-container` starts a privileged container, which the job daemon refuses without `privilege: privileged`.',
      'Set `driver: docker` to build with the embedded BuildKit, or set `privilege: privileged`.',
    ],
    [
      mode === 'socket' && (exportWay === 'docker-host' || exportWay === 'docker-config'),
      `\`mode: socket\` uses the host daemon, but \`export: ${exportWay}\` points later steps to a job daemon.`,
      'Remove `export`, or set `mode: dind`.',
    ],
    [
      exportWay === 'none' && driver === 'docker-container',
      '`export: none` sets no variable, but later steps need one to find the builder of `driver: docker-container`.',
      'Set `driver: docker`, or remove `export`.',
    ],
    [
      request.keepState && request.name === null,
      '`keep-state: true` keeps the state for the next job with the same `name`, but `name` is not set.',
      'Set a name: `name: my-builder`.',
    ],
    [
      driver === 'docker' &&
        (request.driverOptions.length > 0 || request.buildkitdFlags !== '' || request.keepState),
      '`driver: docker` builds with the embedded BuildKit, which has no `driver-opts`, `buildkitd-flags` or `keep-state`.',
      'Remove these inputs, or set `driver: docker-container`.',
    ],
  ]
  for (const [holds, message, remedy] of contradictions) {
    if (holds)
      throw new ExpectedError('invalid-input', `The inputs contradict each other: ${message}`, remedy)
  }
}
