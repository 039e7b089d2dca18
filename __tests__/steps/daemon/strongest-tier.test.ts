import { expect, test } from '@jest/globals'
import type { Privilege } from '../../../src/plan/plan.ts'
import { inStrongestTier } from '../../../src/steps/daemon/strongest-tier.ts'
import { refusalIn, TierRefused } from '../../../src/steps/daemon/tier-refused.ts'
import { makeLaunch } from './make-step.ts'

/** Starts these tiers on a machine that refuses some, and gives the result with what was removed and logged. */
async function start(privileges: Privilege[], refused: Partial<Record<Privilege, Error>>) {
  const removed: string[] = []
  const log: string[] = []
  const host = { removeContainer: async (name: string) => void removed.push(name) }
  const apply = async (privilege: Privilege) => {
    const error = refused[privilege]
    if (error) throw error
    return `started ${privilege}`
  }
  const outcome = await inStrongestTier(makeLaunch({ privileges }), host, apply, (line) =>
    log.push(line),
  ).catch((error: unknown) => error)
  return { outcome, removed, log }
}

test('the first tier is taken if it starts', async () => {
  const { outcome, removed } = await start(['capabilities', 'privileged'], {})
  expect(outcome).toEqual({ privilege: 'capabilities', passedOver: [], result: 'started capabilities' })
  expect(removed).toEqual([])
})

test('the next tier is taken if the kernel refuses the first, whose container is removed', async () => {
  const { outcome, removed, log } = await start(['capabilities', 'privileged'], {
    capabilities: new TierRefused('no seccomp.'),
  })
  expect(outcome).toMatchObject({
    privilege: 'privileged',
    passedOver: [{ privilege: 'capabilities', reasons: ['no seccomp.'] }],
  })
  expect(removed).toEqual([makeLaunch().container])
  expect(log).toEqual(['`privilege: capabilities` is not possible here: no seccomp.'])
})

test('if no tier is left, the error has each reason', async () => {
  const { outcome } = await start(['capabilities'], { capabilities: new TierRefused('no seccomp.') })
  expect(outcome).toMatchObject({
    code: 'daemon-not-ready',
    message: expect.stringContaining('`capabilities`: no seccomp.'),
  })
})

test('another error is no reason to try a weaker tier', async () => {
  const error = new Error('the engine is gone')
  const { outcome, removed } = await start(['capabilities', 'privileged'], { capabilities: error })
  expect(outcome).toBe(error)
  expect(removed).toEqual([])
})

test.each([
  ['berth: refused: user namespaces are off.\n', 'user namespaces are off.'],
  ['level=info\nberth: refused: one\nberth: refused: two', 'one'],
  ['berth: iptables does not work here', undefined],
])('the refusal in the log %j', (log, reason) => {
  expect(refusalIn(log)).toBe(reason)
})
