import { expect, test } from '@jest/globals'
import { scriptWarnings } from '../../../src/steps/daemon/script-warnings.ts'

test('the warnings of the scripts are found between the lines of the daemon', async () => {
  const stderr =
    'berth: /sys is read-only\ntime="…" level=info msg="berth: no"\nberth: iptables does not work\n'
  const host = { containerLogs: async () => ({ stdout: 'API listen on\n', stderr }) }
  expect(await scriptWarnings('daemon', host)).toEqual(['/sys is read-only', 'iptables does not work'])
})

test('a log that the host daemon does not have holds none', async () => {
  const host = {
    containerLogs: () => Promise.reject(new Error('configured logging driver does not support reading')),
  }
  expect(await scriptWarnings('daemon', host)).toEqual([])
})
