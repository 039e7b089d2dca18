import type { Probe } from '../observe.ts'
import type { Source } from '../source.ts'
import { operatingSystem } from './require-linux.ts'

/** The machine, from uname(2). */
export const machine: Probe<'machine', Source> = async (source) => ({
  operatingSystem: operatingSystem(source),
  architecture: source.process.architecture,
  kernel: source.process.kernel,
  hostname: source.process.hostname,
})
