import { expect, test } from '@jest/globals'
import { appendContradictions } from '../../src/action/append-contradictions.ts'
import type { Request, RequestedNode } from '../../src/plan/request.ts'
import { makeRequest } from '../plan/make-situation.ts'

const node = (differences: Partial<RequestedNode>): RequestedNode => ({
  name: null,
  endpoint: 'tcp://one.example:2375',
  daemon: null,
  platforms: [],
  driverOptions: [],
  buildkitdFlags: '',
  ...differences,
})
const two = { endpoint: 'tcp://two.example:2375' }

const holding = (request: Partial<Request>) =>
  appendContradictions(makeRequest(request)).filter(([holds]) => holds)

test.each<[string, Partial<Request>]>([
  ['no node', { driver: 'docker' }],
  ['nodes on their own daemons', { append: [node({}), node(two)] }],
  ['names of their own', { append: [node({ name: 'a' }), node({ ...two, name: 'b' })] }],
  ['nodes of Kubernetes without an endpoint', { driver: 'kubernetes', append: [node({ endpoint: '' })] }],
])('allowed: %s', (_, request) => {
  expect(holding(request)).toEqual([])
})

test.each<[string, Partial<Request>, RegExp]>([
  ['`driver: docker`', { driver: 'docker', append: [node({})] }, /`driver: docker` builds with the embedded/],
  ['one name twice', { append: [node({ name: 'a' }), node({ ...two, name: 'A' })] }, /have the name a\.$/],
  [
    'the name of the first node',
    { name: 'mine', append: [node({ name: 'mine0' })] },
    /have the name mine0\.$/,
  ],
  ['one endpoint twice', { append: [node({}), node({})] }, /have the endpoint tcp:\/\/one\.example:2375/],
  [
    'the endpoint of the first node',
    { endpoint: 'ctx', append: [node({ endpoint: 'ctx' })] },
    /the endpoint ctx/,
  ],
  ['no endpoint', { append: [node(two), node({ endpoint: '' })] }, /^node 2 of `append` has no `endpoint`/],
  [
    'an endpoint on Kubernetes',
    { driver: 'kubernetes', append: [node({})] },
    /takes its cluster from the kubeconfig/,
  ],
])('refused: %s', (_, request, message) => {
  expect(holding(request)).toEqual([[true, expect.stringMatching(message), expect.stringMatching(/`|: /)]])
})
