import { expect, test } from '@jest/globals'
import { nodesTestWords, testedNodes } from '../../src/report/tested-nodes.ts'
import type { NodeProof } from '../../src/steps/achieved.ts'

const proof = (name: string, status: NodeProof['status']): NodeProof => {
  return { name, platform: 'linux/amd64', status, detail: '' }
}

test.each<[readonly NodeProof[], number, string | null]>([
  [[], 0, null],
  [[proof('a', 'not-run'), proof('a', 'not-checked')], 0, null],
  [[proof('a', 'native'), proof('a', 'emulated')], 1, 'test build passed'],
  [[proof('a', 'native'), proof('b', 'emulated'), proof('c', 'not-run')], 2, 'test build passed on 2 nodes'],
])('%j', (nodeProofs, nodes, words) => {
  expect(testedNodes({ achieved: { nodeProofs } })).toBe(nodes)
  expect(nodesTestWords({ achieved: { nodeProofs } })).toBe(words)
})

test('without test builds there are no words', () => {
  expect(nodesTestWords({ achieved: {} })).toBeNull()
})
