import { ExpectedError } from '../expected-error.ts'
import type { Request } from '../plan/request.ts'

/**
 * Refuses inputs that each are allowed and cannot hold together.
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
      '`mode: socket` uses the host’s own daemon, but `dind-image`, `privilege` or `daemon-config` asks for another.',
      'Leave these out, or use `mode: dind`.',
    ],
    [
      mode === 'dind' && driver === 'docker-container' && privilege !== 'privileged',
      '`mode: dind` with `driver: docker-container`: that driver always makes a privileged container (buildx, ' +
        'driver/docker-container), which a daemon without privileges refuses.',
      'Use `driver: docker`, which builds with the daemon’s own BuildKit; or write `privilege: privileged`.',
    ],
    [
      mode === 'socket' && (exportWay === 'docker-host' || exportWay === 'docker-config'),
      `\`mode: socket\` uses the host's daemon, which later steps find without \`export: ${exportWay}\`.`,
      'Leave `export` out, or use `mode: dind`.',
    ],
    [
      exportWay === 'none' && driver === 'docker-container',
      '`export: none` sets no variable, and later steps find a builder of `driver: docker-container` by one.',
      'Use `driver: docker`, or leave `export` out.',
    ],
    [
      request.keepState && request.name === null,
      '`keep-state: true` keeps the state for the next job that uses the same `name`, but there is no `name`.',
      'Add one:  name: my-builder',
    ],
    [
      driver === 'docker' &&
        (request.driverOptions.length > 0 || request.buildkitdFlags !== '' || request.keepState),
      '`driver: docker` is the daemon’s embedded BuildKit and takes no `driver-opts`, `buildkitd-flags` or `keep-state`.',
      'Leave these out, or use `driver: docker-container`.',
    ],
  ]
  for (const [holds, message, remedy] of contradictions) {
    if (holds)
      throw new ExpectedError('invalid-input', `The inputs contradict each other: ${message}`, remedy)
  }
}
