import type { Machine } from '../facts.ts'
import { Unseen } from '../observe.ts'
import type { Source } from '../source.ts'

const names: { readonly [Platform in NodeJS.Platform]?: Machine['operatingSystem'] } = {
  linux: 'linux',
  darwin: 'macos',
  win32: 'windows',
}

/** The operating system, of those that Berth tells apart. */
export function operatingSystem({ process }: Pick<Source, 'process'>): Machine['operatingSystem'] {
  return names[process.platform] ?? 'other'
}

/** @throws Unseen on any other system than Linux, where there is no such file */
export function requireLinux(source: Pick<Source, 'process'>, file: string): void {
  const system = operatingSystem(source)
  if (system === 'linux') return
  throw new Unseen(`there is no ${file} on ${system === 'other' ? source.process.platform : system}`)
}
