import { describe, expect, test } from '@jest/globals'
import { findAccess } from '../../../src/steps/kubernetes/find-access.ts'
import { type Entry, memoryFiles } from '../../facts/memory-files.ts'

const config = `
current-context: main
contexts: [{name: main, context: {cluster: c, user: u}}]
clusters: [{name: c, cluster: {server: 'https://api:6443'}}]
users: [{name: u, user: {token: secret}}]
`
const account = '/var/run/secrets/kubernetes.io/serviceaccount'
const pod = { KUBERNETES_SERVICE_HOST: '10.96.0.1', KUBERNETES_SERVICE_PORT: '443' }
const mounted = { [`${account}/token`]: 't', [`${account}/namespace`]: 'ci\n' }
const find = (environment: Record<string, string>, entries: Record<string, Entry>) =>
  findAccess({ environment: { HOME: '/home/runner', ...environment }, files: memoryFiles(entries) })

test.each<[string, Record<string, string>, Record<string, Entry>, string, string]>([
  ['KUBECONFIG', { KUBECONFIG: '/k' }, { '/k': config }, 'the kubeconfig /k', 'https://api:6443'],
  [
    'the home directory',
    {},
    { '/home/runner/.kube/config': config },
    'the kubeconfig /home/runner/.kube/config',
    'https://api:6443',
  ],
  ['the pod', pod, mounted, 'the service account of this pod', 'https://10.96.0.1:443'],
  [
    'the pod over IPv6',
    { ...pod, KUBERNETES_SERVICE_HOST: 'fd00::1' },
    mounted,
    'the service account of this pod',
    'https://[fd00::1]:443',
  ],
  [
    'a kubeconfig before the pod',
    { ...pod, KUBECONFIG: '/k' },
    { ...mounted, '/k': config },
    'the kubeconfig /k',
    'https://api:6443',
  ],
  [
    'the pod if the kubeconfig has no context, as buildx does it',
    { ...pod, KUBECONFIG: '/k' },
    { ...mounted, '/k': '{}' },
    'the service account of this pod',
    'https://10.96.0.1:443',
  ],
])('the access comes from %s', async (_, environment, entries, from, server) => {
  expect(await find(environment, entries)).toMatchObject({ from, context: { server } })
})

test('a pod has the namespace of its service account', async () => {
  const { context } = await find(pod, mounted)
  expect(context).toMatchObject({ namespace: 'ci', tokenFile: `${account}/token` })
})

describe('there is no access', () => {
  test.each<[string, Record<string, string>, Record<string, Entry>, string]>([
    ['without any file', {}, {}, 'there is neither KUBECONFIG nor /home/runner/.kube/config'],
    ['by the variables of a pod alone', pod, {}, 'has no service account of a pod'],
    ['with several files', { KUBECONFIG: '/a:/b' }, { '/a': config }, 'KUBECONFIG lists 2 files'],
    ['without the file of KUBECONFIG', { KUBECONFIG: '/k' }, {}, 'the kubeconfig /k cannot be read: ENOENT'],
    ['with a file that cannot be read', { KUBECONFIG: '/k' }, { '/k': { fails: 'EACCES' } }, 'EACCES'],
    [
      'without a context',
      { KUBECONFIG: '/k' },
      { '/k': 'kind: Config' },
      'the kubeconfig /k has no `current-context`',
    ],
    [
      'with a text that is no YAML',
      { KUBECONFIG: '/k' },
      { '/k': 'a: 1\nb: [secret' },
      'is not YAML (line 2, column',
    ],
  ])('%s', async (_, environment, entries, expected) => {
    const error = await find(environment, entries).catch((failure) => failure)
    expect([error.code, error.message]).toEqual(['builder-not-ready', expect.stringContaining(expected)])
    expect(error.message).not.toContain('secret')
  })
})
