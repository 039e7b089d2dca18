import { expect, test } from '@jest/globals'
import { effectiveNetwork } from '../../../src/steps/daemon/effective-network.ts'

const files = (isLoaded: boolean) => ({
  exists: async (path: string) => isLoaded && path.includes('bridge-nf'),
})

test.each(['isolated', 'sealed', 'open'] as const)('with br_netfilter, %s is what it is', async (network) => {
  expect(await effectiveNetwork(network, {}, files(true))).toEqual({ network, warnings: [] })
})

test('without br_netfilter, isolated is open, with a warning that has a remedy', async () => {
  expect(await effectiveNetwork('isolated', {}, files(false))).toEqual({
    network: 'open',
    warnings: [expect.stringMatching(/br_netfilter is not loaded.*sudo modprobe br_netfilter/)],
  })
})

test.each(['sealed', 'open'] as const)('%s does not need br_netfilter', async (network) => {
  expect(await effectiveNetwork(network, {}, files(false))).toEqual({ network, warnings: [] })
})

test.each([
  [
    { Warnings: ['WARNING: DOCKER_INSECURE_NO_IPTABLES_RAW is set'] },
    [expect.stringContaining('sudo modprobe iptable_raw')],
  ],
  [{ Warnings: ['WARNING: No swap limit support'] }, []],
  [{ Warnings: null }, []],
])('%j of the daemon', async (info, warnings) => {
  expect(await effectiveNetwork('isolated', info, files(true))).toEqual({ network: 'isolated', warnings })
})

test('sealed needs no raw table', async () => {
  const info = { Warnings: ['WARNING: DOCKER_INSECURE_NO_IPTABLES_RAW is set'] }
  expect(await effectiveNetwork('sealed', info, files(true))).toEqual({ network: 'sealed', warnings: [] })
})
