import { expect, test } from '@jest/globals'
import { aJobOf, doctor, factOf, findingsIn } from './guest.ts'

test.each([
  { user: 'sudoer', canSudo: true },
  { user: 'stranger', canSudo: false },
] as const)(
  '$user gets a finding about the permissions of the socket, with a remedy',
  async ({ user, canSudo }) => {
    const { exitCode, report } = await doctor(user)
    expect(exitCode).toBe(1)
    expect(factOf(report, 'ownProcess')).toMatchObject({ canSudo })
    expect(findingsIn(report)).toContain('socket-permission-denied')
    expect(report.facts.engine.status).toBe('unseen')
  },
)

test('the step fails and says so, makes nothing, and post has nothing to undo', async () => {
  const { main, post, report, left } = await aJobOf('stranger', { mode: 'auto' })
  expect(main.exitCode).toBe(1)
  expect(main.log).toContain('usermod -aG docker')
  expect(post.exitCode).toBe(0)
  expect(report?.verdict.status).toBe('failed')
  expect(left).toEqual([])
})
