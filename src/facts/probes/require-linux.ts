import type { Machine } from '../facts.ts'
import { Unseen } from '../observe.ts'
import type { Source } from '../source.ts'

const names: { readonly [Platform in NodeJS.Platform]?: Machine['operatingSystem'] } = {
  linux: 'linux',
  darwin: 'macos',
  win32: 'windows',
}

/** The operating system, of those that Berth distinguishes. */
export function operatingSystem({ process }: Pick<Source, 'process'>): Machine['operatingSystem'] {
  return names[process.platform] ?? 'other'
}

/** @throws Unseen on any system other than Linux, where the file does not exist */
export function requireLinux(source: Pick<Source, 'process'>, file: string): void {
  const system = operatingSystem(source)
  if (system === 'linux') return
  throw new Unseen(`${file} does not exist on ${system === 'other' ? source.process.platform : system}`)
}
