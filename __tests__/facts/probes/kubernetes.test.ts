import { describe, expect, test } from '@jest/globals'
import { kubernetes } from '../../../src/facts/probes/kubernetes.ts'
import { makeSource, seenOnly } from '../make-source.ts'

const look = (given: Parameters<typeof makeSource>[0]) => kubernetes(makeSource(given), seenOnly({}))
const folder = '/var/run/secrets/kubernetes.io/serviceaccount'
const service = { KUBERNETES_SERVICE_HOST: '10.96.0.1', KUBERNETES_SERVICE_PORT: '443' }
const inHome = { path: '/home/runner/.kube/config', source: 'home directory' }

describe('a pod', () => {
  test('has the address of the API, its account and its namespace', async () => {
    const files = { [`${folder}/token`]: 'secret', [`${folder}/namespace`]: 'ci\n' }
    expect(await look({ environment: service, files })).toEqual({
      service: { host: '10.96.0.1', port: '443' },
      serviceAccount: { isReadable: true, namespace: 'ci' },
      kubeconfigs: [{ ...inHome, state: 'missing' }],
    })
  })

  test('without a token has the address of the API all the same', async () => {
    expect(await look({ environment: service })).toMatchObject({
      service: { host: '10.96.0.1' },
      serviceAccount: null,
    })
  })

  test('is in the namespace of its account, whatever POD_NAMESPACE says', async () => {
    const files = { [`${folder}/token`]: 'secret', [`${folder}/namespace`]: 'ci' }
    const { serviceAccount } = await look({ environment: { POD_NAMESPACE: 'builds' }, files })
    expect(serviceAccount?.namespace).toBe('ci')
  })

  test('with a token and no namespace file has no known namespace', async () => {
    const { serviceAccount } = await look({ files: { [`${folder}/token`]: 'secret' } })
    expect(serviceAccount).toEqual({ isReadable: true, namespace: null })
  })

  test('whose token only another user can read', async () => {
    const source = makeSource({ files: { [`${folder}/token`]: 'secret' } })
    const files = { ...source.files, isReadable: async () => false }
    const { serviceAccount } = await kubernetes({ ...source, files }, seenOnly({}))
    expect(serviceAccount?.isReadable).toBe(false)
  })

  test('with an address without a port has no address', async () => {
    const { service } = await look({ environment: { KUBERNETES_SERVICE_HOST: '10.96.0.1' } })
    expect(service).toBeNull()
  })
})

describe('kubeconfig files', () => {
  test('~/.kube/config is read if KUBECONFIG is not set or empty', async () => {
    const files = { '/home/runner/.kube/config': 'apiVersion: v1' }
    const expected = [{ ...inHome, state: 'readable' }]
    expect((await look({ files })).kubeconfigs).toEqual(expected)
    expect((await look({ files, environment: { KUBECONFIG: '' } })).kubeconfigs).toEqual(expected)
  })

  test('KUBECONFIG is a list, and replaces ~/.kube/config', async () => {
    const files = { '/home/runner/.kube/config': '', '/etc/one': '' }
    const environment = { KUBECONFIG: '/etc/one::/etc/two:/etc/one' }
    expect((await look({ files, environment })).kubeconfigs).toEqual([
      { path: '/etc/one', source: 'KUBECONFIG', state: 'readable' },
      { path: '/etc/two', source: 'KUBECONFIG', state: 'missing' },
    ])
  })

  test('one that this user lacks permission to read is reported so', async () => {
    const source = makeSource({ files: { '/etc/one': '' }, environment: { KUBECONFIG: '/etc/one' } })
    const files = { ...source.files, isReadable: async () => false }
    const { kubeconfigs } = await kubernetes({ ...source, files }, seenOnly({}))
    expect(kubeconfigs).toEqual([{ path: '/etc/one', source: 'KUBECONFIG', state: 'unreadable' }])
  })

  test('on Windows the list is separated by semicolons', async () => {
    const given = {
      environment: { KUBECONFIG: 'C:\\one;C:\\two' },
      process: { platform: 'win32' as const },
    }
    expect((await look(given)).kubeconfigs.map(({ path }) => path)).toEqual(['C:\\one', 'C:\\two'])
  })
})
