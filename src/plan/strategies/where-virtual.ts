import type { Observed } from '../../facts/facts.ts'
import { isDockerDesktop } from '../../values/docker-desktop.ts'

/** Where the engine runs in a virtual machine of its own, whatever else could be seen: on macOS, and in Docker Desktop. */
export function whereVirtual({ machine, engine }: Pick<Observed, 'machine' | 'engine'>): string | undefined {
  if (machine.status === 'seen' && machine.value.operatingSystem !== 'linux') {
    return `On ${machine.value.operatingSystem}`
  }
  return engine.status === 'seen' && isDockerDesktop(engine.value) ? 'With Docker Desktop' : undefined
}
