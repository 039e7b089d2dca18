import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { inLongForm, orFew } from '../long-form.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { listen } from '../opened/server.ts'
import { errorsIn } from '../workflow-commands.ts'
import { attemptKubectl, kubectl } from './kubectl.ts'
import { aNamespace, clusterJob, inputsFor, kubeconfig, objectsIn } from './namespace.ts'

/** Runs main, which must fail with one error, and post, which must leave nothing; gives the error's text. */
async function failureOf(
  namespace: string,
  inputs: Record<string, string>,
  path?: string,
): Promise<{ readonly message: string; readonly log: string; readonly milliseconds: number }> {
  const job = await clusterJob(path)
  const main = await job.main(inputs)
  const errors = errorsIn(main.commands)
  expect([main.exitCode, errors.length]).toEqual([1, 1])
  const left = await objectsIn(namespace)
  const post = await job.post()
  expect([post.exitCode, post.commands]).toEqual([0, []])
  // Nothing waits for the post step.
  expect(left).toEqual([])
  return { message: errors[0]?.message ?? '', log: main.log, milliseconds: main.milliseconds }
}

/** Has the API server refuse privileged pods in a namespace, as policies of many clusters do. */
async function forbidPrivileged(namespace: string): Promise<void> {
  const metadata = { name: `no-privileged-${namespace}` }
  const kinds = 'validatingadmissionpolicies,validatingadmissionpolicybindings'
  await closeAfterwards(() => kubectl(['delete', kinds, metadata.name]))
  const apiVersion = 'admissionregistration.k8s.io/v1'
  const rules = [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }]
  const expression =
    'object.spec.containers.all(c, !has(c.securityContext) || !has(c.securityContext.privileged) || !c.securityContext.privileged)'
  const policy = {
    ...{ apiVersion, kind: 'ValidatingAdmissionPolicy', metadata },
    spec: {
      matchConstraints: { resourceRules: rules },
      validations: [{ expression, message: 'no privileged pods here' }],
    },
  }
  const binding = {
    ...{ apiVersion, kind: 'ValidatingAdmissionPolicyBinding', metadata },
    spec: {
      policyName: metadata.name,
      validationActions: ['Deny'],
      matchResources: {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
      },
    },
  }
  for (const one of [policy, binding]) await kubectl(['apply', '--filename', '-'], JSON.stringify(one))
  // The server learns of it after a moment.
  const privileged =
    '{"spec":{"containers":[{"name":"a","image":"a:1","securityContext":{"privileged":true}}]}}'
  const words = [
    'run',
    'a',
    '--image=a:1',
    '--dry-run=server',
    `--overrides=${privileged}`,
    '--namespace',
    namespace,
  ]
  for (let tries = 0; tries < 60 && (await attemptKubectl(words)).exitCode === 0; tries++) await sleep(500)
}

describe('before anything is created', () => {
  test('a namespace that does not exist', async () => {
    const { message } = await failureOf('nowhere', inputsFor('nowhere'))
    expect(message).toContain('The namespace nowhere does not exist in this cluster.')
  })

  inLongForm(() => {
    test('Pod Security that does not admit the pods, rootless ones neither', async () => {
      const namespace = await aNamespace('pod-security.kubernetes.io/enforce=baseline')
      const { message } = await failureOf(namespace, inputsFor(namespace))
      expect(message).toContain('because of its label pod-security.kubernetes.io/enforce=baseline')
      expect(message).toContain(
        'kubectl label namespace builders pod-security.kubernetes.io/enforce=privileged',
      )
    })
  })

  test.each([
    ['an option that buildx does not have', 'pool=builds', 'has no option "pool"'],
    ['an amount that is none', 'limits.memory=4GB', 'limits.memory="4GB" is invalid'],
  ])('%s', async (_, option, expected) => {
    const namespace = await aNamespace()
    expect((await failureOf(namespace, inputsFor(namespace, option))).message).toContain(expected)
  })
})

describe('an account without rights', () => {
  test('the error lists them, and its Role is enough', async () => {
    const namespace = await aNamespace()
    const account = { namespace, name: 'default' }
    const inputs = { ...inputsFor(namespace), 'buildkitd-config-inline': 'debug = true' }
    const { message, log } = await failureOf(namespace, inputs, await kubeconfig(account))
    expect(message).toContain(
      `system:serviceaccount:${namespace}:default lacks permissions in the namespace ${namespace}: apps/deployments (get, create, delete), pods (list), pods/exec (create), configmaps (create, update, delete).`,
    )
    const [role = ''] = /^apiVersion: rbac[\s\S]*?(?=\n::endgroup::)/m.exec(log) ?? []
    await kubectl(['apply', '--filename', '-'], role)
    const job = await clusterJob(await kubeconfig(account))
    const main = await job.main(inputs)
    expect([main.exitCode, errorsIn(main.commands)]).toEqual([0, []])
    const post = await job.post()
    expect([post.exitCode, post.commands]).toEqual([0, []])
    expect(await objectsIn(namespace)).toEqual([])
  })
})

describe('the API', () => {
  const at = (address: string) => (text: string) => text.replace(/https:\/\/[^"]+/, `https://${address}`)
  const changed: [string, (text: string) => string, string][] = [
    ['at a closed port', at('10.244.78.2:1'), 'nothing listens at this address (connection refused)'],
    [
      'of another authority',
      (text) => text.replace(/"certificate-authority-data":"[^"]+"/, '"tls-server-name":"kubernetes"'),
      'its certificate is not signed by the authority',
    ],
    [
      'by another name',
      (text) =>
        text.replace(
          '"certificate-authority-data"',
          '"tls-server-name":"other.example","certificate-authority-data"',
        ),
      'its certificate is for another name',
    ],
    [
      'with a token that has expired',
      (text) => text.replace(/"user":\{[^}]*\}/, '"user":{"token":"old"}'),
      'refuses the login (401 Unauthorized)',
    ],
    [
      'with a key of another certificate',
      (text) =>
        text.replace(
          /("client-certificate-data":")[^"]+/,
          `$1${/"certificate-authority-data":"([^"]+)/.exec(text)?.[1]}`,
        ),
      'the client certificate of the kubeconfig and its key do not fit together',
    ],
    [
      'with a certificate that is none',
      (text) => text.replace(/("client-certificate-data":")[^"]+/, '$1bm9uZQ=='),
      'a certificate or the key of the kubeconfig is not PEM',
    ],
    [
      'without a context',
      (text) => text.replace('"current-context":"berth"', '"current-context":""'),
      'has no `current-context`',
    ],
    ['by a text that is no kubeconfig', () => 'a: [', 'is not YAML (line '],
  ]
  test.each(orFew(changed, ([what]) => /closed port|expired/.test(what)))(
    '%s is named, within 5 s',
    async (_, change, expected) => {
      const { message, milliseconds } = await failureOf(
        'default',
        inputsFor('default'),
        await kubeconfig(null, change),
      )
      expect(message).toContain(expected)
      expect(milliseconds).toBeLessThan(5_000)
    },
  )

  inLongForm(() => {
    test('that does not answer is named, within 8 s', async () => {
      const silent = await listen(createServer(), { host: '127.0.0.1' })
      const path = await kubeconfig(null, at(silent))
      const { message, milliseconds } = await failureOf('default', inputsFor('default'), path)
      expect(message).toContain(
        `The Kubernetes API at ${silent} (the kubeconfig ${path}) cannot be used: it does not answer`,
      )
      expect(milliseconds).toBeLessThan(8_000)
    })
  })
})

describe('BuildKit that does not start', () => {
  const causes: [string, readonly string[], Record<string, string>, RegExp][] = [
    [
      'its image has no valid name',
      ['image=Berth/Nothing:1'],
      {},
      /cannot be pulled: .*repository name \(Nothing\) must be lowercase/,
    ],
    [
      'its image cannot be pulled',
      ['image=127.0.0.1:1/nothing:1'],
      {},
      /The image of pod .* cannot be pulled: .*connection refused/,
    ],
    [
      'no node fits its selector',
      ['"nodeselector=disk=ssd"'],
      {},
      /No node can run pod .*: 0\/1 nodes are available: .*affinity\/selector/,
    ],
    ['no node has as much', ['requests.cpu=100'], {}, /No node can run pod .*Insufficient cpu/],
    [
      'it crashes',
      [],
      { 'buildkitd-flags': '--nonsense' },
      /ends with exit code 1: .*flag provided but not defined: -nonsense/,
    ],
    ['its account does not exist', ['serviceaccount=nobody'], {}, /serviceaccount "nobody" not found/],
    [
      'it gets too little memory',
      ['limits.memory=6Mi'],
      {},
      /OOM-killed|cannot be created|ends with exit code/,
    ],
  ]
  test.each(orFew(causes, ([what]) => /no valid name|crashes/.test(what)))(
    '%s: the cause is named, and nothing is left',
    async (_, options, more, expected) => {
      const namespace = await aNamespace()
      const inputs = { ...inputsFor(namespace, ...options), ...more, 'start-timeout': '60' }
      const { message, milliseconds } = await failureOf(namespace, inputs)
      expect(message).toMatch(expected)
      expect(message).toContain(`in the namespace ${namespace}`)
      expect(milliseconds).toBeLessThan(45_000)
    },
  )

  test('a quota is named', async () => {
    const namespace = await aNamespace()
    await kubectl(['create', 'quota', 'small', '--hard=pods=0', '--namespace', namespace])
    const { message } = await failureOf(namespace, inputsFor(namespace))
    expect(message).toMatch(/Kubernetes refuses its pods: .*exceeded quota: small/)
    expect(message).toContain(`kubectl describe quota --namespace ${namespace}`)
  })

  inLongForm(() => {
    test('a policy against privileged pods is named, and rootless pods are the remedy', async () => {
      const namespace = await aNamespace()
      await forbidPrivileged(namespace)
      const { message } = await failureOf(namespace, inputsFor(namespace))
      expect(message).toMatch(/Kubernetes refuses its pods: .*no privileged pods here/)
      expect(message).toContain('`driver-opts: rootless=true`')
      const job = await clusterJob()
      const main = await job.main(
        inputsFor(namespace, 'image=berth-ground/buildkit:1-rootless', 'rootless=true'),
      )
      expect([main.exitCode, errorsIn(main.commands)]).toEqual([0, []])
      expect((await job.post()).commands).toEqual([])
    })
  })

  inLongForm(() => {
    test('Pod Security is named too if the account cannot read the namespace', async () => {
      const namespace = await aNamespace('pod-security.kubernetes.io/enforce=baseline')
      await kubectl([
        'create',
        'rolebinding',
        'all',
        '--clusterrole=edit',
        `--serviceaccount=${namespace}:default`,
        '--namespace',
        namespace,
      ])
      const path = await kubeconfig({ namespace, name: 'default' })
      const { message } = await failureOf(namespace, inputsFor(namespace), path)
      expect(message).toMatch(/violates PodSecurity "baseline:latest"|enforce=baseline/)
    })
  })
})
