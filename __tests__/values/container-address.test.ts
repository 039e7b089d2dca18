import { expect, test } from '@jest/globals'
import { addressIn } from '../../src/values/container-address.ts'

const networks = {
  bridge: { IPAddress: '172.17.0.3' },
  job: { IPAddress: '172.20.0.3' },
  none: { IPAddress: '' },
}

test.each([
  ['the first network', networks, [], '172.17.0.3'],
  ['a network of the job', networks, ['job'], '172.20.0.3'],
  ['a network that it has left', networks, ['other'], '172.17.0.3'],
  ['a network without an address', networks, ['none'], '172.17.0.3'],
  ['a container that does not run', { bridge: { IPAddress: '' } }, [], ''],
])('%s', (_, all, preferred, expected) => {
  expect(addressIn(all, preferred)).toBe(expected)
})
