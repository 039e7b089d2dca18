import { expect, test } from '@jest/globals'
import { parse, parseAllDocuments } from 'yaml'
import { inCluster, type Place } from '../docs/classified.ts'
import { snippetOf } from '../docs/snippets.ts'
import type { Values } from '../run-action.ts'
import { attemptKubectl, kubectl } from './kubectl.ts'
import { aNamespace, objectsIn } from './namespace.ts'
import { startPod } from './pod.ts'
import { beginPodJob, type PodJob } from './pod-job.ts'

type Step = { readonly uses?: string; readonly with?: Values; readonly run?: string }

/** A snippet of the page, for another namespace than `ci`. */
function snippet({ page, words }: Place, namespace: string): string {
  const { text } = snippetOf(page, words) ?? {}
  if (text === undefined) throw new Error(`${page} has no snippet with ${words}`)
  return text
    .replaceAll('namespace=ci', `namespace=${namespace}`)
    .replaceAll('namespace: ci', `namespace: ${namespace}`)
    .replaceAll('namespace ci', `namespace ${namespace}`)
}

/** A namespace with the Role of the page, whose subject is the account `arc-runner`. */
async function prepared(): Promise<string> {
  const namespace = await aNamespace('pod-security.kubernetes.io/enforce=baseline')
  const [command = '', ...words] = snippet(inCluster.admission, namespace).trim().split(' ')
  expect(command).toBe('kubectl')
  await kubectl(words)
  await kubectl(['create', 'serviceaccount', 'arc-runner', '--namespace', namespace])
  await kubectl(['apply', '--filename', '-'], snippet(inCluster.role, namespace))
  return namespace
}

async function jobIn(namespace: string): Promise<PodJob> {
  return beginPodJob(await startPod('kubernetes', { namespace, spec: { serviceAccountName: 'arc-runner' } }))
}

/** Plays the steps in a pod of ARC's kubernetes mode, with an image that the node has. */
async function play(place: Place, namespace: string): Promise<PodJob> {
  const job = await jobIn(namespace)
  for (const { uses = '', with: given = {}, run } of parse(snippet(place, namespace)) as Step[]) {
    if (uses.startsWith('actions/checkout@'))
      await job.sh("printf 'FROM scratch\\nCOPY Dockerfile /\\n' >Dockerfile")
    else if (uses.startsWith('berth-ci/berth@')) {
      const options = `${given['driver-opts']}\nimage=berth-ground/buildkit:1`
      const { exitCode, log } = await job.main({
        ...given,
        cleanup: String(given['cleanup'] ?? true),
        'driver-opts': options,
      })
      if (exitCode !== 0) throw new Error(log)
    } else {
      await job.sh("[ -f Dockerfile ] || printf 'FROM scratch\\nCOPY Dockerfile /\\n' >Dockerfile")
      await job.sh(String(run))
      expect(await job.sh('tar --list --file image.tar')).toContain('index.json')
    }
  }
  return job
}

test('the Role, the label and the builder of the page: a pod without a daemon builds, and leaves nothing', async () => {
  const namespace = await prepared()
  const job = await play(inCluster.builder, namespace)
  expect(await objectsIn(namespace)).toHaveLength(1)
  const post = await job.post()
  expect([post.exitCode, post.commands]).toEqual([0, []])
  expect(await objectsIn(namespace)).toEqual([])
})

test('the builder by name serves two jobs, and stays', async () => {
  const namespace = await prepared()
  for (const job of [await play(inCluster.fleet, namespace), await play(inCluster.fleet, namespace)]) {
    const post = await job.post()
    expect([post.exitCode, post.commands]).toEqual([0, []])
  }
  expect(await objectsIn(namespace)).toEqual(['deployment.apps/builders0'])
  const remove = 'kubectl delete deployment builders0 --namespace ci'
  const [, ...words] = remove.replace('ci', namespace).split(' ')
  await kubectl(words)
  expect(await objectsIn(namespace)).toEqual([])
})

test('the permissions that the page calls required are those without which the step fails', async () => {
  const namespace = await prepared()
  const [role] = parseAllDocuments(snippet(inCluster.role, namespace)).map((document) => document.toJS())
  const optional = ['events', 'pods/log', 'configmaps']
  const rules = (role.rules as { resources: string[]; verbs: string[] }[])
    .filter(({ resources: [resource = ''] }) => !optional.includes(resource))
    .map((rule) => ({
      ...rule,
      verbs: rule.verbs.filter((verb) => !(rule.resources[0] === 'deployments' && verb === 'list')),
    }))
  await kubectl(['apply', '--filename', '-'], JSON.stringify({ ...role, rules }))
  const job = await play(inCluster.builder, namespace)
  expect((await job.post()).commands).toEqual([])
  const { exitCode } = await attemptKubectl([
    'auth',
    'can-i',
    'list',
    'events',
    '--namespace',
    namespace,
    '--as',
    `system:serviceaccount:${namespace}:arc-runner`,
  ])
  expect(exitCode).toBe(1)
})
