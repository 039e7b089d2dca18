import { expect, test } from '@jest/globals'
import { networkMtuWarning } from '../../../src/steps/daemon/network-mtu-warning.ts'

test.each([
  ['Docker 20.10 on a network with MTU 1400', '20.10.24+dfsg1', 1400, true],
  ['Docker 23, before the setting existed', '23.0.6', 1450, true],
  ['Docker 20.10 on Ethernet', '20.10.24+dfsg1', 1500, false],
  ['Docker 24, which has the setting', '24.0.0', 1400, false],
  ['an unknown version', 'dev', 1400, false],
])('a warning about the MTU of created networks: %s', (_, version, mtu, isWarning) => {
  const warning = networkMtuWarning(version, mtu) ?? ''
  expect(warning.includes(`--opt com.docker.network.driver.mtu=${mtu}`)).toBe(isWarning)
})
