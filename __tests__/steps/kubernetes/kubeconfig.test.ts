import { describe, expect, test } from '@jest/globals'
import { contextOf } from '../../../src/steps/kubernetes/kubeconfig.ts'

const path = '/home/runner/.kube/config'
const pem = Buffer.from('PEM').toString('base64')

/** A kubeconfig with one context. */
const config = (cluster: object, user: object = {}, context: object = {}) => ({
  'current-context': 'main',
  contexts: [
    { name: 'other', context: { cluster: 'x', user: 'x' } },
    { name: 'main', context: { cluster: 'c', user: 'u', ...context } },
  ],
  clusters: [{ name: 'c', cluster: { server: 'https://api:6443', ...cluster } }],
  users: [{ name: 'u', user }],
})

const nothing = {
  server: 'https://api:6443',
  authority: null,
  serverName: null,
  insecure: false,
  proxy: null,
  namespace: 'default',
  certificate: null,
  key: null,
  token: null,
  tokenFile: null,
  basic: null,
  exec: null,
  headers: {},
}

test.each([
  ['the server alone', config({}), {}],
  ['the namespace', config({}, {}, { namespace: 'ci' }), { namespace: 'ci' }],
  ['authority as data', config({ 'certificate-authority-data': pem }), { authority: { text: 'PEM' } }],
  [
    'authority as a file beside the kubeconfig',
    config({ 'certificate-authority': 'ca.crt' }),
    { authority: { file: '/home/runner/.kube/ca.crt' } },
  ],
  [
    'data before files',
    config({ 'certificate-authority': '/ca.crt', 'certificate-authority-data': pem }),
    { authority: { text: 'PEM' } },
  ],
  [
    'the name and the trust',
    config({ 'tls-server-name': 'kube', 'insecure-skip-tls-verify': true, 'proxy-url': 'http://p:1' }),
    { serverName: 'kube', insecure: true, proxy: 'http://p:1' },
  ],
  [
    'a client certificate',
    config({}, { 'client-certificate-data': pem, 'client-key': '/k.pem' }),
    { certificate: { text: 'PEM' }, key: { file: '/k.pem' } },
  ],
  [
    'tokens',
    config({}, { token: 't', tokenFile: 'token' }),
    { token: 't', tokenFile: '/home/runner/.kube/token' },
  ],
  ['a password', config({}, { username: 'a', password: 'b' }), { basic: { username: 'a', password: 'b' } }],
  [
    'another account',
    config({}, { as: 'robot', 'as-groups': ['ci', 'dev'] }),
    { headers: { 'impersonate-user': 'robot', 'impersonate-group': ['ci', 'dev'] } },
  ],
  [
    'a plugin',
    config(
      {},
      {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1beta1',
          command: './login',
          args: ['--cluster', 'c'],
          env: [{ name: 'REGION', value: 'eu' }],
          provideClusterInfo: true,
        },
      },
    ),
    {
      exec: {
        command: '/home/runner/.kube/login',
        words: ['--cluster', 'c'],
        environment: { REGION: 'eu' },
        apiVersion: 'client.authentication.k8s.io/v1beta1',
        passesCluster: true,
      },
    },
  ],
])('a context gives %s', (_, value, expected) => {
  expect(contextOf(value, path)).toEqual({ ...nothing, ...expected })
})

describe('a kubeconfig without a usable context', () => {
  test.each([
    ['is empty', null, 'has no `current-context`'],
    ['is a text', 'hello', 'has no `current-context`'],
    ['names none', { ...config({}), 'current-context': '' }, 'has no `current-context`'],
    ['names an unknown one', { ...config({}), 'current-context': 'x' }, 'has no context x'],
    ['lacks its cluster', { ...config({}), clusters: [] }, 'names no server for the cluster c'],
    ['has no address', config({ server: 'api:6443' }), 'whose server is no http or https address'],
    ['lacks its user', { ...config({}), users: [] }, 'has no user u'],
    ['has a login of the past', config({}, { 'auth-provider': { name: 'gcp' } }), '`auth-provider`'],
  ])('%s', (_, value, expected) => {
    expect(contextOf(value, path)).toEqual({ problem: expect.stringContaining(expected) })
  })
})
