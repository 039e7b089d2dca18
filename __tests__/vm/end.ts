import { once } from 'node:events'
import { rm } from 'node:fs/promises'

/** After the tests: ends the guest; nothing of it stays. */
export default async function end(): Promise<void> {
  const { guest } = globalThis
  if (!guest) return
  guest.stdin?.end()
  if (guest.exitCode === null) await once(guest, 'exit')
  await rm(process.env['BERTH_GUEST'] ?? '', { recursive: true, force: true })
}
