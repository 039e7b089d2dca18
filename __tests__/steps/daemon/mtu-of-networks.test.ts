import { expect, test } from '@jest/globals'
import { mtuOfNetworks } from '../../../src/steps/daemon/mtu-of-networks.ts'

test.each([
  ['an old engine on a network with less than 1500', '20.10.24+dfsg1', 1400, true],
  ['one before the setting came', '23.0.6', 1450, true],
  ['an old engine on Ethernet', '20.10.24+dfsg1', 1500, false],
  ['an engine that has the setting', '24.0.0', 1400, false],
  ['an engine that tells no version', 'dev', 1400, false],
])('%s', (_, version, mtu, isTold) => {
  const told = mtuOfNetworks(version, mtu) ?? ''
  expect(told.includes(`--opt com.docker.network.driver.mtu=${mtu}`)).toBe(isTold)
})
