import { describe, expect, test } from '@jest/globals'
import type { RunCommand } from '../../../src/platform/command.ts'
import type { Context } from '../../../src/steps/kubernetes/kubeconfig.ts'
import { clusterOf, lastingAccess } from '../../../src/steps/kubernetes/open-cluster.ts'
import { type Entry, memoryFiles } from '../../facts/memory-files.ts'
import { makeTools } from '../make-tools.ts'

const context: Context = {
  server: 'https://api:6443',
  authority: { file: '/ca.crt' },
  serverName: null,
  insecure: false,
  proxy: null,
  namespace: 'ci',
  certificate: null,
  key: null,
  token: null,
  tokenFile: null,
  basic: null,
  exec: null,
  headers: { 'impersonate-user': 'robot' },
}
const files = (entries: Record<string, Entry> = {}) =>
  memoryFiles({ '/ca.crt': 'CA', '/token': 'new\n', ...entries })
const access = (differences: Partial<Context>) => ({
  from: 'the kubeconfig /k',
  context: { ...context, ...differences },
})
const cluster = (differences: Partial<Context>, runCommand?: RunCommand, environment = {}) =>
  clusterOf(
    access(differences),
    makeTools({ files: files(), environment, ...(runCommand && { runCommand }) }),
  )

test.each<[string, Partial<Context>, object]>([
  ['a token', { token: 't' }, { authorization: 'Bearer t' }],
  [
    'the token in a file before another one',
    { token: 't', tokenFile: '/token' },
    { authorization: 'Bearer new' },
  ],
  ['a token whose file has gone', { token: 't', tokenFile: '/gone' }, { authorization: 'Bearer t' }],
  ['a password', { basic: { username: 'a', password: 'b' } }, { authorization: 'Basic YTpi' }],
  ['no login', {}, {}],
])('%s', async (_, differences, headers) => {
  const { headers: sent, authority } = await cluster(differences)
  expect([sent, authority]).toEqual([{ 'impersonate-user': 'robot', ...headers }, 'CA'])
})

test.each<[string, Partial<Context>, object, string | null]>([
  ['of the kubeconfig', { proxy: 'http://own:1' }, { HTTPS_PROXY: 'http://proxy:3128' }, 'http://own:1'],
  ['of the environment', {}, { HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128'],
  ['not for a host of NO_PROXY', {}, { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'api' }, null],
])('the proxy is that %s', async (_, differences, environment, expected) => {
  expect((await cluster(differences, undefined, environment)).proxy).toBe(expected)
})

test('a certificate file that is missing is named', async () => {
  await expect(cluster({ certificate: { file: '/gone.pem' } })).rejects.toMatchObject({
    message: expect.stringContaining('/gone.pem'),
    remedy: 'Check the file: ls -l /gone.pem',
  })
})

describe('a plugin of the kubeconfig', () => {
  const exec = {
    command: '/bin/login',
    words: ['--name', 'a; b'],
    environment: { REGION: 'eu' },
    apiVersion: 'client.authentication.k8s.io/v1',
    passesCluster: true,
  }
  const answers =
    (stdout: string, more: object = {}): RunCommand =>
    async () => ({ exitCode: 0, stdout, stderr: '', timedOut: false, ...more })

  test('gets its words, its variables and the cluster, and gives the login', async () => {
    const calls: unknown[] = []
    const run: RunCommand = async (program, words, { environment = {} }) => {
      calls.push([
        program,
        words,
        environment['REGION'],
        JSON.parse(environment['KUBERNETES_EXEC_INFO'] ?? ''),
      ])
      const status = { token: 'fresh', clientCertificateData: 'CERT', clientKeyData: 'KEY' }
      return { exitCode: 0, stdout: JSON.stringify({ status }), stderr: '', timedOut: false }
    }
    const found = await cluster({ exec, authority: { text: 'CA' } }, run)
    expect(found).toMatchObject({
      certificate: 'CERT',
      key: 'KEY',
      headers: { authorization: 'Bearer fresh' },
    })
    const info = {
      kind: 'ExecCredential',
      apiVersion: exec.apiVersion,
      spec: {
        interactive: false,
        cluster: {
          server: 'https://api:6443',
          'certificate-authority-data': 'Q0E=',
          'insecure-skip-tls-verify': false,
        },
      },
    }
    expect(calls).toEqual([['/bin/login', ['--name', 'a; b'], 'eu', info]])
  })

  test.each<[string, RunCommand, string]>([
    [
      'fails',
      answers('', { exitCode: 1, stderr: 'warning\nlogged out\n' }),
      'failed with exit code 1: logged out',
    ],
    ['hangs', answers('', { exitCode: null, timedOut: true }), 'did not end within 30 s'],
    ['gives a text', answers('token: secret'), 'gave no JSON'],
    ['gives nothing', answers('{}'), 'gave no login'],
    [
      'is not installed',
      async () => {
        throw new Error('spawn /bin/login ENOENT')
      },
      'cannot be run: spawn /bin/login ENOENT',
    ],
  ])('that %s is named, without its output', async (_, run, expected) => {
    const error = await cluster({ exec }, run).catch((failure) => failure)
    expect(error.message).toContain(`the program /bin/login of the kubeconfig /k ${expected}`)
    expect(error.message).not.toContain('secret')
  })
})

test('the token of the pod is not copied, because no step can remove its file', async () => {
  const tokenFile = '/var/run/secrets/kubernetes.io/serviceaccount/token'
  const lasting = await lastingAccess(access({ tokenFile }), { files: files() })
  expect(lasting.context).toMatchObject({ token: null, tokenFile })
})

test('the access for the post step has the content of files, and keeps the file of a token that is renewed', async () => {
  const lasting = await lastingAccess(access({ tokenFile: '/token' }), { files: files() })
  expect(lasting.context).toMatchObject({ authority: { text: 'CA' }, token: 'new', tokenFile: '/token' })
})
