import { expect, test } from '@jest/globals'
import { innerMtu } from '../../src/plan/inner-mtu.ts'
import { makeEngineNetwork } from '../make-facts.ts'

const bridge = makeEngineNetwork({ mtu: 1400 })
const job = makeEngineNetwork({ name: 'github_network_1', mtu: 1350 })
const silent = makeEngineNetwork({ mtu: null })

test.each([
  ['the machine’s interface', 1450, [makeEngineNetwork()], [], 1450],
  ['docker0, if it is lower than that of the interface', 1500, [bridge], [], 1400],
  ['the network of the job that the daemon joins', 1500, [bridge, job], ['github_network_1'], 1350],
  ['no network that it does not join', 1500, [bridge, job], [], 1400],
  ['Ethernet, if no MTU is known', null, [silent], [], 1500],
  ['no jumbo frames', 9001, [makeEngineNetwork({ mtu: 9001 })], [], 1500],
])('is that of %s', (_, defaultMtu, networks, joined, mtu) => {
  expect(innerMtu({ defaultMtu }, networks, joined)).toBe(mtu)
})
