import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { files } from '../../src/platform/files.ts'
import { openKubernetes } from '../../src/platform/kubernetes-api.ts'
import { findAccess } from '../../src/steps/kubernetes/find-access.ts'
import { clusterOf } from '../../src/steps/kubernetes/open-cluster.ts'
import { sweepWorkloads } from '../../src/steps/kubernetes/sweep-workloads.ts'
import { inLongForm, orFew } from '../long-form.ts'
import { temporaryFolder } from '../opened/folder.ts'
import type { Job, StepResult } from '../run-action.ts'
import { makeStep } from '../steps/kubernetes/make-step.ts'
import { makeTools } from '../steps/make-tools.ts'
import { errorsIn } from '../workflow-commands.ts'
import { kubectl } from './kubectl.ts'
import { aNamespace, clusterJob, inputsFor, kubeconfig, objectsIn } from './namespace.ts'
import { startPod } from './pod.ts'
import { beginPodJob } from './pod-job.ts'

async function succeeds(step: Promise<StepResult>): Promise<StepResult> {
  const result = await step
  if (result.exitCode !== 0) throw new Error(result.log)
  return result
}

/** Builds an image from busybox, with a command that runs in it, and gives what the command printed. */
async function build(job: Job): Promise<string> {
  const layout = await temporaryFolder('layout')
  await promisify(execFile)(resolve(import.meta.dirname, '../../script/ground'), [
    '--layout',
    'busybox',
    layout,
  ])
  await writeFile(
    `${job.workspace}/Dockerfile`,
    'FROM base\nRUN uname > /kernel\nFROM scratch\nCOPY --from=0 /kernel /\n',
  )
  await job.sh(
    `docker buildx build --quiet --build-context base=oci-layout://${layout}:1 --output out . && rm Dockerfile`,
  )
  return (await readFile(`${job.workspace}/out/kernel`, 'utf8')).trim()
}

const rootless = ['image=berth-ground/buildkit:1-rootless', 'rootless=true']

describe('a builder in the cluster', () => {
  const builders: [string, readonly string[], Record<string, string>, number][] = [
    ['privileged', [], {}, 1],
    ['rootless', rootless, {}, 1],
    ['with a configuration', [], { 'buildkitd-config-inline': '[worker.oci]\n  max-parallelism = 2' }, 1],
    ['with two replicas and limits', ['replicas=2', 'limits.memory=1Gi', 'requests.cpu=10m'], {}, 2],
    ['with labels of its own', ['"labels=team=a,tier=b"', 'annotations=owner=c'], {}, 1],
  ]
  test.each(orFew(builders, ([what]) => /^(privileged|rootless)$/.test(what)))(
    '%s: it builds, and the post step leaves nothing',
    async (_, options, more, replicas) => {
      const namespace = await aNamespace()
      const job = await clusterJob()
      const main = await succeeds(job.main({ ...inputsFor(namespace, ...options), ...more }))
      expect(main.outputs).toMatchObject({ mode: 'remote', driver: 'kubernetes' })
      const name = `deployment.apps/${main.outputs['name']}0`
      const read = (path: string) =>
        kubectl(['get', name, '--namespace', namespace, '--output', `jsonpath={${path}}`])
      expect(await read('.status.readyReplicas')).toBe(String(replicas))
      expect(await read(".metadata.annotations['berth\\.run']")).toBe(job.run)
      expect(await build(job)).toBe('Linux')
      expect((await objectsIn(namespace)).length).toBe('buildkitd-config-inline' in more ? 2 : 1)
      const post = await job.post()
      expect([post.exitCode, post.commands]).toEqual([0, []])
      expect(await objectsIn(namespace)).toEqual([])
    },
  )

  inLongForm(() => {
    test('two nodes are two Deployments', async () => {
      const namespace = await aNamespace()
      const job = await clusterJob()
      const append = `- name: second\n  driver-opts: |\n    namespace=${namespace}\n    image=berth-ground/buildkit:1\n`
      const main = await succeeds(job.main({ ...inputsFor(namespace), name: 'pair', append }))
      expect(JSON.parse(main.outputs['nodes'] ?? '[]')).toHaveLength(2)
      expect(await objectsIn(namespace)).toEqual(['deployment.apps/pair0', 'deployment.apps/second'])
      await succeeds(job.post())
      expect(await objectsIn(namespace)).toEqual([])
    })
  })
})

describe('the post step', () => {
  test('removes the builder although a later step has removed the kubeconfig', async () => {
    const namespace = await aNamespace()
    const job = await clusterJob()
    await succeeds(job.main(inputsFor(namespace)))
    await rm(job.environment['KUBECONFIG'] ?? '')
    delete job.environment['KUBECONFIG']
    const post = await job.post()
    expect([post.exitCode, post.commands]).toEqual([0, []])
    expect(await objectsIn(namespace)).toEqual([])
  })

  test('does not remove the builder of another job that took the name meanwhile', async () => {
    const namespace = await aNamespace()
    const [first, second] = [await clusterJob(), await clusterJob()]
    second.environment['RUNNER_NAME'] = 'another-runner'
    const inputs = { ...inputsFor(namespace), name: 'shared' }
    await succeeds(first.main(inputs))
    await kubectl(['delete', 'deployment', 'shared0', '--namespace', namespace])
    await succeeds(second.main(inputs))
    await succeeds(first.post())
    expect(await objectsIn(namespace)).toEqual(['deployment.apps/shared0'])
    await succeeds(second.post())
    expect(await objectsIn(namespace)).toEqual([])
  })

  inLongForm(() => {
    test('does not follow a later step to another cluster', async () => {
      const namespace = await aNamespace()
      const job = await clusterJob()
      await succeeds(job.main(inputsFor(namespace)))
      const elsewhere = await kubeconfig(null, (text) =>
        text.replace(/https:\/\/[^"]+/, 'https://127.0.0.1:1'),
      )
      await writeFile(job.environment['KUBECONFIG'] ?? '', await readFile(elsewhere))
      await succeeds(job.post())
      expect(await objectsIn(namespace)).toEqual([])
    })
  })

  inLongForm(() => {
    test('says how to remove the builder if the access is gone too', async () => {
      const namespace = await aNamespace()
      const job = await clusterJob()
      await succeeds(job.main(inputsFor(namespace)))
      await job.sh('rm "$BUILDX_CONFIG/berth-kubernetes.json"')
      const post = await job.post()
      expect(post.commands).toEqual([
        expect.objectContaining({
          name: 'warning',
          message: expect.stringContaining('a later step has removed'),
        }),
      ])
    })
  })

  const moments: [RegExp, number][] = [
    [/^Creating builder/, 0],
    [/booting buildkit/, 0],
    [/booting buildkit/, 400],
  ]
  test.each(orFew(moments, ([, after]) => after > 0))(
    'cleans up after main was killed at %s, %i ms later',
    async (line, after) => {
      const namespace = await aNamespace()
      const job = await clusterJob()
      const main = await job.main(inputsFor(namespace), { when: (text) => line.test(text), after })
      expect(main.exitCode).toBeNull()
      const post = await job.post()
      expect([post.exitCode, post.commands]).toEqual([0, []])
      expect(await objectsIn(namespace)).toEqual([])
    },
  )
})

describe('a builder shared by name', () => {
  const inputs = (namespace: string) => ({ ...inputsFor(namespace, 'replicas=2'), name: 'fleet' })

  test('a second job connects to it, builds, and leaves it as it is', async () => {
    const namespace = await aNamespace()
    const [first, second] = [await clusterJob(), await clusterJob()]
    await succeeds(first.main({ ...inputs(namespace), cleanup: 'false' }))
    await succeeds(first.post())
    const generation = () =>
      kubectl([
        'get',
        'deployment',
        'fleet0',
        '--namespace',
        namespace,
        '--output',
        'jsonpath={.metadata.generation} {.metadata.uid} {.spec.replicas}',
      ])
    const before = await generation()
    const main = await succeeds(second.main({ ...inputsFor(namespace, 'limits.memory=1Gi'), name: 'fleet' }))
    expect(main.log).toContain('it stays as it is, and is not removed')
    expect(await build(second)).toBe('Linux')
    await succeeds(second.post())
    expect(await generation()).toBe(before)
  })

  inLongForm(() => {
    test('jobs that create it at the same moment all get it', async () => {
      const namespace = await aNamespace()
      const jobs = await Promise.all([clusterJob(), clusterJob(), clusterJob()])
      const kept = { ...inputs(namespace), cleanup: 'false' }
      await Promise.all(jobs.map((job) => succeeds(job.main(kept))))
      expect(await objectsIn(namespace)).toEqual(['deployment.apps/fleet0'])
      await Promise.all(jobs.map((job) => succeeds(job.post())))
      expect(await objectsIn(namespace)).toEqual(['deployment.apps/fleet0'])
    })
  })

  test('a job does not take the builder that another job will remove', async () => {
    const namespace = await aNamespace()
    const [first, second] = [await clusterJob(), await clusterJob()]
    second.environment['RUNNER_NAME'] = 'another-runner'
    await succeeds(first.main(inputs(namespace)))
    const main = await second.main(inputs(namespace))
    expect(errorsIn(main.commands)).toEqual([
      expect.objectContaining({
        title: 'builder-in-use',
        message: expect.stringContaining(`belongs to run ${first.run} of acme/app`),
      }),
    ])
    await succeeds(second.post())
    expect(await objectsIn(namespace)).toEqual(['deployment.apps/fleet0'])
  })

  inLongForm(() => {
    test('a Deployment that is no builder is not used, and not removed', async () => {
      const namespace = await aNamespace()
      await kubectl([
        'create',
        'deployment',
        'fleet0',
        '--image',
        'berth-ground/busybox:1',
        '--namespace',
        namespace,
      ])
      const job = await clusterJob()
      const main = await job.main(inputs(namespace))
      expect(errorsIn(main.commands)[0]?.message).toContain('it is no builder of buildx')
      await succeeds(job.post())
      expect(await objectsIn(namespace)).toEqual(['deployment.apps/fleet0'])
    })
  })
})

describe('from a pod, by its service account', () => {
  test('a builder with a configuration needs the rights of the Role only, and nothing is left', async () => {
    const job = beginPodJob(await startPod('kubernetes'))
    const main = await job.main({
      driver: 'kubernetes',
      'driver-opts': 'image=berth-ground/buildkit:1',
      'buildkitd-config-inline': 'debug = true',
    })
    if (main.exitCode !== 0) throw new Error(main.log)
    expect(main.log).toContain('by the service account of this pod')
    await job.sh(`
      printf 'FROM scratch\\nCOPY Dockerfile /made\\n' >Dockerfile
      buildx=$(command -v docker-buildx || echo docker buildx)
      $buildx build --output type=oci,dest=image.tar .
      rm Dockerfile image.tar`)
    const post = await job.post()
    expect([post.exitCode, post.commands]).toEqual([0, []])
    const left = (await objectsIn('ci')).filter((name) => name.includes(job.run))
    expect(left).toEqual([])
  })
})

inLongForm(() => {
  test('no token of the kubeconfig is in the log, the state, the outputs, the summary or the cluster', async () => {
    const namespace = await aNamespace()
    const account = { namespace, name: 'default' }
    await kubectl([
      'create',
      'rolebinding',
      'all',
      '--clusterrole=admin',
      `--serviceaccount=${namespace}:default`,
      '--namespace',
      namespace,
    ])
    const path = await kubeconfig(account)
    const { token } = JSON.parse(await readFile(path, 'utf8')).users[0].user
    const job = await clusterJob(path)
    const main = await succeeds(job.main({ ...inputsFor(namespace), verify: 'full' }))
    const report = await readFile(main.outputs['report'] ?? '', 'utf8')
    const objects = await kubectl([
      'get',
      'deployments,configmaps,pods',
      '--namespace',
      namespace,
      '--output',
      'json',
    ])
    const post = await succeeds(job.post())
    const texts = [
      main.log,
      main.summary,
      JSON.stringify([main.outputs, job.state]),
      report,
      objects,
      post.log,
    ]
    expect(texts.filter((text) => text.includes(token))).toEqual([])
  })
})

test('a later job removes the builder of a job that was killed five days ago, and no other', async () => {
  const namespace = await aNamespace()
  const killed = await clusterJob()
  const main = await succeeds(killed.main(inputsFor(namespace)))
  const fleet = await clusterJob()
  await succeeds(fleet.main({ ...inputsFor(namespace), name: 'fleet', cleanup: 'false' }))
  const environment = { KUBECONFIG: await kubeconfig() }
  const tools = makeTools({ files, environment })
  const api = openKubernetes(await clusterOf(await findAccess(tools), tools))
  const after = (hours: number) => ({ ...api, now: () => api.now() + hours * 3_600_000 })

  expect(await sweepWorkloads(after(119), namespace, makeStep(), tools)).toEqual([])
  const removed = await sweepWorkloads(after(121), namespace, makeStep(), tools)
  expect(removed).toEqual([`Deployment ${main.outputs['name']}0`])
  expect(await objectsIn(namespace)).toEqual(['deployment.apps/fleet0'])
})
