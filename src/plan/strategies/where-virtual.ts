import type { Observed } from '../../facts/facts.ts'
import { isDockerDesktop } from '../../values/docker-desktop.ts'

const systemNames: Readonly<Record<string, string>> = { macos: 'macOS', windows: 'Windows' }

/** The place, if the daemon runs in a virtual machine: macOS, Windows or Docker Desktop. */
export function whereVirtual({ machine, engine }: Pick<Observed, 'machine' | 'engine'>): string | undefined {
  if (machine.status === 'seen' && machine.value.operatingSystem !== 'linux') {
    return `on ${systemNames[machine.value.operatingSystem] ?? machine.value.operatingSystem}`
  }
  return engine.status === 'seen' && isDockerDesktop(engine.value) ? 'with Docker Desktop' : undefined
}
