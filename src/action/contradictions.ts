import { ExpectedError } from '../expected-error.ts'
import { daemonInputs } from '../plan/daemon-inputs.ts'
import { isRemote, type Request, remoteDrivers } from '../plan/request.ts'
import { tiers } from '../plan/tiers/choose-tiers.ts'
import { appendContradictions, type Contradiction } from './append-contradictions.ts'
import { guardContradictions } from './guard-contradictions.ts'
import { storageContradictions } from './storage-contradictions.ts'

/**
 * Refuses inputs that contradict each other.
 *
 * @throws ExpectedError `invalid-input`, naming both
 */
export function refuseContradictions(request: Request): void {
  const { mode, driver, privilege, exportWay, endpoint, append } = request
  const ofDaemon = daemonInputs(request).map((name) => `\`${name}\``)
  const asksForDaemon = ofDaemon.length > 0
  const areOfDaemon = `${ofDaemon.join(' and ')} ${ofDaemon.length === 1 ? 'is a setting' : 'are settings'} of a job daemon`
  const withDaemon = mode === 'socket' || mode === 'dind'
  const contradictions: Contradiction[] = [
    ...storageContradictions(request),
    ...guardContradictions(request),
    [
      mode === 'socket' && asksForDaemon,
      `\`mode: socket\` uses the host daemon, but ${areOfDaemon}.`,
      'Remove these inputs, or set `mode: dind`.',
    ],
    [
      mode === 'dind' &&
        driver === 'docker-container' &&
        privilege !== 'auto' &&
        !tiers[privilege].startsPrivileged,
      `\`driver: docker-container\` starts a privileged container, which the job daemon refuses with \`privilege: ${privilege}\`.`,
      'Set `driver: docker` to build with the embedded BuildKit, or set `privilege: privileged`.',
    ],
    [
      mode === 'socket' &&
        request.guard === 'off' &&
        (exportWay === 'docker-host' || exportWay === 'docker-config'),
      `\`mode: socket\` uses the host daemon, but \`export: ${exportWay}\` points later steps to a job daemon or a guard.`,
      'Remove `export`, or set `mode: dind`, or `guard`.',
    ],
    [
      exportWay === 'none' && driver !== null && driver !== 'docker',
      `\`export: none\` sets no variable, but later steps need one to find the builder of \`driver: ${driver}\`.`,
      'Set `driver: docker`, or remove `export`.',
    ],
    [
      withDaemon && isRemote(driver),
      `\`mode: ${mode}\` builds in a daemon, but \`driver: ${driver}\` builds elsewhere.`,
      'Remove `mode`, or set `mode: remote`.',
    ],
    [
      mode === 'remote' && !isRemote(driver),
      '`mode: remote` builds elsewhere, but `driver` does not say where.',
      `Set \`driver\` to one of ${remoteDrivers.join(', ')}, or remove \`mode\`.`,
    ],
    [
      (mode === 'remote' || isRemote(driver)) && asksForDaemon,
      `\`driver: ${driver}\` builds elsewhere, but ${areOfDaemon}.`,
      'Remove these inputs, or set `mode: dind` and another `driver`.',
    ],
    [
      (driver === 'remote' || driver === 'cloud') && endpoint === '',
      `\`driver: ${driver}\` needs the address of its builder, but \`endpoint\` is not set.`,
      driver === 'cloud'
        ? 'Set the builder of Docker Build Cloud: `endpoint: organization/builder`.'
        : 'Set the address of BuildKit: `endpoint: tcp://buildkit.example:1234`.',
    ],
    [
      (driver === 'remote' || driver === 'cloud') &&
        (request.buildkitdFlags !== '' || request.buildkitdConfiguration !== ''),
      `\`driver: ${driver}\` uses a BuildKit that runs already, which \`buildkitd-flags\`, \`buildkitd-config\` and \`buildkitd-config-inline\` cannot change.`,
      'Remove these inputs, and set them in the `buildkitd.toml` of that BuildKit.',
    ],
    [
      endpoint !== '' && driver === 'kubernetes',
      '`endpoint` is the address of a BuildKit or a daemon, but `driver: kubernetes` takes its cluster from the kubeconfig.',
      'Remove `endpoint`, and set the variable KUBECONFIG.',
    ],
    [
      mode === 'dind' && (endpoint !== '' || append.length > 0),
      '`mode: dind` builds in the job daemon, but `endpoint` and `append` name other daemons.',
      'Remove these inputs, or set `mode: socket`.',
    ],
    [
      request.keepState && isRemote(driver),
      `\`keep-state\` keeps the volume of a builder in the host daemon, which \`driver: ${driver}\` does not have.`,
      'Remove `keep-state`.',
    ],
    [
      driver === 'docker' && request.keepState,
      '`driver: docker` builds with the embedded BuildKit, whose state the daemon keeps, not `keep-state`.',
      'Remove `keep-state`, or set `driver: docker-container`.',
    ],
    [
      exportWay === 'none' && request.buildxVersion.kind !== 'installed',
      '`export: none` sets no variable, but later steps need one to find the Buildx that `version` installs.',
      'Remove one of the two.',
    ],
    ...appendContradictions(request),
  ]
  for (const [holds, message, remedy] of contradictions) {
    if (holds)
      throw new ExpectedError('invalid-input', `The inputs contradict each other: ${message}`, remedy)
  }
}
