import { expect, test } from '@jest/globals'
import { withoutConfiguration } from '../../src/report/without-configuration.ts'

const node = { name: 'mine0', endpoint: '', status: 'running', buildkit: '', platforms: [], labels: {} }
const builder = { name: 'mine', driver: 'docker-container', platforms: [], nodes: [node] }

test('the results have no files of a builder', () => {
  const files = { 'buildkitd.toml': 'mirrors = ["https://ann:hunter2@mirror.example"]' }
  const achieved = { directory: '/tmp/a', builder: { ...builder, nodes: [{ ...node, files }] } }
  expect(withoutConfiguration(achieved)).toEqual({ directory: '/tmp/a', builder })
})

test('results without a builder stay', () => {
  expect(withoutConfiguration({ directory: '/tmp/a' })).toEqual({ directory: '/tmp/a' })
})
