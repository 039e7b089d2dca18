import { Unseen } from '../observe.ts'

/**
 * The memory of the machine in bytes, from `/proc/meminfo`.
 *
 * @throws Unseen if the text has no MemTotal
 */
export function parseTotalMemory(text: string): number {
  const kibibytes = /^MemTotal:\s+(\d+) kB$/m.exec(text)?.[1]
  if (!kibibytes) throw new Unseen('/proc/meminfo has no MemTotal')
  return Number(kibibytes) * 1024
}
