import { afterEach, expect, test } from '@jest/globals'
import { images } from '../integration/images.ts'
import { aJobOf, inGuest } from './guest.ts'
import { signsOfUse, useOfDaemon } from './use-of-daemon.ts'

// Settings of a machine that restrict user namespaces. Ubuntu's kernel.apparmor_restrict_unprivileged_userns is not in
// Debian's kernel. The one that is tested restricts the same processes: those without CAP_SYS_ADMIN (user_namespaces(7)).

const settings: Record<string, string> = {}
async function set(name: string, value: string): Promise<void> {
  settings[name] ??= (await inGuest('root', 'sysctl', '--values', name)).output.trim()
  const { exitCode, errors } = await inGuest('root', 'sysctl', '--write', `${name}=${value}`)
  if (exitCode !== 0) throw new Error(errors)
}
afterEach(async () => {
  for (const [name, value] of Object.entries(settings)) await set(name, value)
})

const inputs = { mode: 'dind', 'dind-image': images.dind, privilege: 'auto' }

test('user namespaces for root only: auto takes user-namespace', async () => {
  await set('kernel.unprivileged_userns_clone', '0')
  await set('kernel.apparmor_restrict_unprivileged_unconfined', '1')
  const { main, later, post, left } = await aJobOf('runner', inputs, useOfDaemon)
  expect(main).toMatchObject({ exitCode: 0, outputs: { privilege: 'user-namespace' } })
  expect(later.log.trim().split('\n').slice(-5)).toEqual(signsOfUse('mounted'))
  expect(post).toMatchObject({ exitCode: 0 })
  expect(left).toEqual([])
})

test('no user namespaces: auto takes capabilities, and the log says why', async () => {
  await set('user.max_user_namespaces', '0')
  const { main, left } = await aJobOf('runner', inputs)
  expect(main).toMatchObject({ exitCode: 0, outputs: { privilege: 'capabilities' } })
  expect(main.log).toContain('The kernel allows no user namespaces: `user.max_user_namespaces` is 0')
  expect(left).toEqual([])
})
