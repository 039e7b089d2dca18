import { guardSentences } from '../../report/guard.ts'
import { checkBoundary } from '../../steps/check-boundary.ts'
import { usualSockets } from '../../values/usual-sockets.ts'
import type { DoctorResult } from '../doctor.ts'
import { toolsOf } from '../tools.ts'
import type { World } from '../world.ts'
import type { GuardOptions } from './guard-options.ts'

const ownSocket = 'The socket of the guard belongs to this user, who can end its process.'

/**
 * Tests as this user whether a guard can be avoided.
 *
 * @throws Node's error if this user cannot see the socket of the guard
 */
export async function checkGuard(
  { socket, daemon, mode }: GuardOptions,
  world: World,
): Promise<DoctorResult> {
  const { uid } = await world.source.files.status(socket)
  const others = usualSockets.map((path) => `unix://${path}`).filter((address) => address !== daemon)
  const step = { kind: 'check-boundary', mode, guard: `unix://${socket}`, daemon, others } as const
  const { guard } = await checkBoundary.apply(step, toolsOf(world, daemon), {})
  const gaps = guard?.gaps ?? []
  const ownsSocket = uid === world.source.process.uid
  const boundary = gaps.length > 0 || ownsSocket ? 'advisory' : 'enforced'
  const sentences = guardSentences({ guard: { mode, boundary, gaps } })
  const lines = [...sentences, ...(ownsSocket ? [ownSocket] : [])].map((line) => line.replaceAll('`', ''))
  return { output: `${lines.join('\n')}\n`, errors: '', exitCode: boundary === 'enforced' ? 0 : 1 }
}
