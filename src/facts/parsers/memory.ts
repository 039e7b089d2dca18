import { Unseen } from '../observe.ts'

/**
 * The memory of the machine in bytes, from `/proc/meminfo`.
 *
 * @throws Unseen where the text does not tell
 */
export function parseTotalMemory(text: string): number {
  const kibibytes = /^MemTotal:\s+(\d+) kB$/m.exec(text)?.[1]
  if (!kibibytes) throw new Unseen('/proc/meminfo does not tell MemTotal')
  return Number(kibibytes) * 1024
}
