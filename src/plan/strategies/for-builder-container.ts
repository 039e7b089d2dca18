import { daemonInputs } from '../daemon-inputs.ts'
import type { Request } from '../request.ts'

/**
 * Why `mode: auto` cannot take a job daemon for a workflow that configures a builder, as one for docker/setup-buildx-action
 * does: without a driver, that daemon builds with its embedded BuildKit, and these inputs have no effect
 * (docs/adr/0007-findings-in-a-drop-in.md). No reason if an input requests a job daemon.
 */
export function forBuilderContainer(request: Request): string[] {
  const { mode, driver } = request
  const [first] = builderInputs(request)
  if (mode !== 'auto' || driver !== null || first === undefined || daemonInputs(request).length > 0) return []
  return [
    `\`${first}\` configures a BuildKit container, and a job daemon of \`mode: auto\` builds with its embedded BuildKit.`,
  ]
}

function builderInputs(request: Request): string[] {
  const given: readonly (readonly [string, boolean])[] = [
    ['name', request.name !== null],
    ['driver-opts', request.driverOptions.length > 0],
    ['buildkitd-flags', request.buildkitdFlags !== ''],
    ['buildkitd-config', request.buildkitdConfiguration !== ''],
    ['platforms', request.platforms.length > 0],
    ['keep-state', request.keepState],
    ['use', !request.use],
    ['cleanup', !request.cleanup],
  ]
  return given.flatMap(([name, isGiven]) => (isGiven ? [name] : []))
}
