import { expect, test } from '@jest/globals'
import { ExpectedError } from '../../../src/expected-error.ts'
import { KubernetesError } from '../../../src/platform/kubernetes-api.ts'
import type { Access } from '../../../src/steps/kubernetes/find-access.ts'
import { explained } from '../../../src/steps/kubernetes/unreachable.ts'

const access = { from: 'the kubeconfig /k', context: { server: 'https://api:6443/c' } } as Access
const withCode = (code: string, message = code) => Object.assign(new Error(message), { code })

test.each<[string, Error, string]>([
  [
    'a closed port',
    withCode('ECONNREFUSED'),
    'cannot be used: nothing listens at this address (connection refused).',
  ],
  ['an unknown name', withCode('ENOTFOUND'), 'cannot be used: its name cannot be resolved (api:6443).'],
  ['no route', withCode('EHOSTUNREACH'), 'cannot be used: it does not answer.'],
  [
    'no answer',
    new DOMException('there was no answer', 'TimeoutError'),
    'cannot be used: it does not answer.',
  ],
  [
    'an unknown authority',
    withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify; try --use-system-ca'),
    'cannot be used: its certificate is not signed by the authority of the kubeconfig (unable to verify).',
  ],
  ['an old certificate', withCode('CERT_HAS_EXPIRED'), 'cannot be used: its certificate has expired.'],
  [
    'another name',
    withCode('ERR_TLS_CERT_ALTNAME_INVALID', "Host: api. is not in the cert's altnames"),
    "cannot be used: its certificate is for another name (Host: api. is not in the cert's altnames).",
  ],
  ['an unknown error', new Error('strange'), 'cannot be used: strange.'],
  [
    'a login that is refused',
    new KubernetesError(401, 'Unauthorized', 'x'),
    'refuses the login (401 Unauthorized).',
  ],
  [
    'another answer',
    new KubernetesError(500, '', 'etcd is down'),
    'answers with status 500 while Berth looks: etcd is down.',
  ],
])('%s', (_, error, expected) => {
  const { message } = explained(error, access, 'Berth looks')
  expect(message).toBe(`The Kubernetes API at api:6443 (the kubeconfig /k) ${expected}`)
})

test('an error with a plain text stays as it is', () => {
  const error = new ExpectedError('builder-in-use', 'In use.', 'Wait.')
  expect(explained(error, access, 'Berth looks')).toBe(error)
})
