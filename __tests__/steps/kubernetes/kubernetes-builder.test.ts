import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { labelsOf } from '../../../src/plan/job.ts'
import type { CreateKubernetesBuilder } from '../../../src/plan/plan.ts'
import { files } from '../../../src/platform/files.ts'
import type { ShowCommand } from '../../../src/platform/show-command.ts'
import { createInCluster, removeFromCluster } from '../../../src/steps/kubernetes/kubernetes-builder.ts'
import { temporaryFolder } from '../../opened/folder.ts'
import { job } from '../../plan/make-situation.ts'
import { makeTools } from '../make-tools.ts'
import { deployment, type FakeCluster, fakeCluster, waitingPod } from './fake-cluster.ts'
import { makeStep } from './make-step.ts'

const own = labelsOf(job)
const other = { ...own, 'berth.run': '99', 'berth.token': 'ffffffff', 'berth.runner': 'runner-9' }
const { 'berth.run': _, ...kept } = other
const inspected =
  'Name: pods\nDriver: kubernetes\n\nNodes:\nName: pods0\nStatus: running\nPlatforms: linux/amd64\n'

type Prepared = Awaited<ReturnType<typeof prepare>>

/** A job with a cluster. buildx records the builder and creates its Deployment, or does `boot`. */
async function prepare(
  differences: Partial<CreateKubernetesBuilder> = {},
  driverOptions: readonly string[] = [],
  boot?: (cluster: FakeCluster, signal?: AbortSignal) => Promise<string>,
) {
  const home = await temporaryFolder('kubernetes')
  const folder = join(home, 'buildx')
  await mkdir(join(folder, 'instances'), { recursive: true })
  const cluster = await fakeCluster()
  const kubeconfig = join(home, 'kubeconfig')
  await writeFile(kubeconfig, cluster.kubeconfig)
  const ran: string[] = []
  const showCommand: ShowCommand = async (_, words, { signal }) => {
    ran.push(words.join(' '))
    const done = { exitCode: 0, stdout: inspected, stderr: '', timedOut: false }
    if (words[0] === 'create') await writeFile(join(folder, 'instances', words[2] ?? ''), '{}')
    if (words[0] !== 'inspect' || ran.filter((line) => line.startsWith('inspect')).length > 1) return done
    const stderr = await (boot ?? created)(cluster, signal)
    return stderr === '' ? done : { ...done, exitCode: 1, stderr: `ERROR: ${stderr}` }
  }
  const environment = { KUBECONFIG: kubeconfig, BUILDX_CONFIG: join(home, 'user') }
  const tools = makeTools({ files, showCommand, environment })
  return {
    tools,
    cluster,
    ran,
    folder,
    kubeconfig,
    step: makeStep({ folder, ...differences }, driverOptions),
  }
}

const created = async ({ objects }: FakeCluster) => {
  if (!objects.has('deployments/pods0')) objects.set('deployments/pods0', deployment('pods0', own))
  return ''
}

const apply = ({ step, tools }: Prepared) => createInCluster(step, tools)
const undo = ({ step, tools }: Prepared) => removeFromCluster(step, tools)

test('a builder is created and removed with its ConfigMap', async () => {
  const prepared = await prepare({}, [], async ({ objects }) => {
    const volumes = [{ configMap: { name: 'pods0-config' } }, { configMap: { name: 'of-the-cluster' } }, {}]
    const pods0 = deployment('pods0', own)
    Object.assign(pods0, {
      spec: { selector: {}, template: { spec: { containers: [{ name: 'buildkitd' }], volumes } } },
    })
    objects.set('deployments/pods0', pods0)
    objects.set('configmaps/pods0-config', { metadata: { name: 'pods0-config', uid: 'c', annotations: own } })
    objects.set('configmaps/of-the-cluster', { metadata: { name: 'of-the-cluster', uid: 'd' } })
    return ''
  })
  expect(await apply(prepared)).toMatchObject({ builder: { name: 'pods', driver: 'kubernetes' }, swept: [] })
  expect(prepared.ran).toEqual([
    expect.stringContaining('create --name pods --driver kubernetes --use --driver-opt timeout=120s'),
    'inspect --bootstrap pods',
  ])
  await undo(prepared)
  expect([...prepared.cluster.objects.keys()]).toEqual(['configmaps/of-the-cluster'])
})

test('the access for the post step can be read by this user only, and works without the kubeconfig', async () => {
  const prepared = await prepare()
  await apply(prepared)
  const saved = join(prepared.folder, 'berth-kubernetes.json')
  expect((await stat(saved)).mode & 0o777).toBe(0o600)
  await rm(prepared.kubeconfig)
  await undo(prepared)
  expect(prepared.cluster.objects.size).toBe(0)
})

describe('undo removes nothing', () => {
  test('of another job, which took the name meanwhile', async () => {
    const prepared = await prepare()
    await apply(prepared)
    prepared.cluster.objects.set('deployments/pods0', deployment('pods0', other))
    prepared.cluster.objects.set('configmaps/pods0-config', { metadata: { uid: 'c', annotations: other } })
    await undo(prepared)
    expect(prepared.cluster.changes).toEqual([])
  })

  test('that was created after it looked', async () => {
    const prepared = await prepare()
    await apply(prepared)
    prepared.cluster.intercept = ({ method, url = '' }) => {
      if (method === 'DELETE') {
        const again = deployment('pods0', own)
        Object.assign(again, { metadata: { name: 'pods0', uid: 'another' } })
        prepared.cluster.objects.set(url.split('/').slice(-2).join('/'), again)
      }
      return false
    }
    await undo(prepared)
    expect(prepared.cluster.changes).toEqual([])
  })

  test('of a job that failed before it created anything', async () => {
    const prepared = await prepare()
    await undo(prepared)
    expect(prepared.cluster.changes).toEqual([])
  })
})

test('a Deployment that buildx creates after main was killed is removed too', async () => {
  const prepared = await prepare()
  await apply(prepared)
  prepared.cluster.objects.clear()
  const undoing = undo(prepared)
  await sleep(300)
  prepared.cluster.objects.set('deployments/pods0', deployment('pods0', own))
  await undoing
  expect(prepared.cluster.objects.size).toBe(0)
})

describe('undo says how to remove what stays', () => {
  const command = 'kubectl delete deployments pods0 --namespace ci'

  test('if the cluster refuses it', async () => {
    const prepared = await prepare()
    await apply(prepared)
    prepared.cluster.denied.add('delete deployments')
    await expect(undo(prepared)).rejects.toThrow(command)
  })

  test('if the login is no longer valid', async () => {
    const prepared = await prepare()
    await apply(prepared)
    prepared.cluster.intercept = (_, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{}')
      return true
    }
    await expect(undo(prepared)).rejects.toThrow(/refuses the login.*kubectl delete/)
  })

  test('if a later step has removed the access', async () => {
    const prepared = await prepare()
    await apply(prepared)
    await rm(join(prepared.folder, 'berth-kubernetes.json'))
    await expect(undo(prepared)).rejects.toThrow('a later step has removed')
  })
})

describe('before anything is created', () => {
  test.each([
    [
      'rights are missing',
      ['create deployments', 'create pods/exec'],
      'system:serviceaccount:ci:robot lacks permissions in the namespace ci: apps/deployments (create), pods/exec (create).',
    ],
    ['the Deployment cannot be read', ['get deployments'], 'apps/deployments (get)'],
  ])('%s', async (_, denied, expected) => {
    const prepared = await prepare()
    for (const right of denied) prepared.cluster.denied.add(right)
    await expect(apply(prepared)).rejects.toThrow(expected)
    expect(prepared.ran).toEqual([])
    await undo(prepared)
  })

  test('the post step of a job with a name of its own does not ask the cluster', async () => {
    const prepared = await prepare({ name: `berth-1-1-${job.token}` })
    prepared.cluster.intercept = (_, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{}')
      return true
    }
    await expect(apply(prepared)).rejects.toThrow('refuses the login')
    await undo(prepared)
  })

  test('rights for ConfigMaps count with a configuration only', async () => {
    const prepared = await prepare()
    prepared.cluster.denied.add('create configmaps')
    await apply(prepared)
    const secret = { ...prepared.step.secret, buildkitdConfiguration: 'debug = true' }
    const second = await prepare({ secret })
    second.cluster.denied.add('create configmaps')
    await expect(apply(second)).rejects.toThrow('configmaps (create)')
  })

  test('the namespace does not exist', async () => {
    const prepared = await prepare({}, ['namespace=nowhere'])
    await expect(apply(prepared)).rejects.toThrow('The namespace nowhere does not exist')
  })

  test('the server accepts connections and does not answer', async () => {
    const prepared = await prepare()
    prepared.cluster.intercept = () => true
    const started = performance.now()
    await expect(apply(prepared)).rejects.toThrow('it does not answer')
    expect(performance.now() - started).toBeLessThan(12_000)
  })
})

test('an account that is not allowed to read the namespace creates a builder', async () => {
  const prepared = await prepare()
  for (const right of ['get namespaces', 'list deployments']) prepared.cluster.denied.add(right)
  await apply(prepared)
  expect(prepared.tools.reported.warnings).toEqual([])
})

describe('a Deployment of the name that exists', () => {
  const existing = async (annotations: Record<string, string>, differences: object = {}, asked = {}) => {
    const prepared = await prepare(asked, ['replicas=5'])
    prepared.cluster.objects.set('deployments/pods0', deployment('pods0', annotations, differences))
    return prepared
  }

  test('is used without changes if it is kept, and stays', async () => {
    const prepared = await existing(kept)
    expect(await apply(prepared)).toMatchObject({ builder: { reused: true } })
    expect(prepared.ran[0]).toContain('--driver-opt timeout=120s --driver-opt replicas=2')
    await undo(prepared)
    expect(prepared.cluster.changes).toEqual([])
  })

  test('is in use if a running job removes it', async () => {
    const prepared = await existing(other)
    await expect(apply(prepared)).rejects.toMatchObject({ code: 'builder-in-use' })
    expect(prepared.cluster.changes).toEqual([])
  })

  test('is no builder of buildx', async () => {
    const prepared = await existing(
      {},
      {
        spec: { selector: {}, template: { spec: { containers: [{ name: 'web' }] } } },
      },
    )
    await expect(apply(prepared)).rejects.toThrow('it is no builder of buildx')
  })

  test('of a job that GitHub reports as completed is removed', async () => {
    const prepared = await existing(other)
    const tools = { ...prepared.tools, connectGitHub: async () => ({ isCompleted: async () => true }) }
    const step = { ...prepared.step, secret: { ...prepared.step.secret, githubToken: 'ghs' } }
    await createInCluster(step, tools)
    expect(prepared.cluster.changes).toEqual(['DELETE deployments/pods0'])
  })

  test.each([
    [
      'of a runner of the repository is removed: its job has ended',
      'builder-7',
      ['DELETE deployments/pods0'],
    ],
    ['of a runner of GitHub is in use: its name is not unique', 'GitHub Actions 7', []],
  ])('%s', async (_, runner, expected) => {
    const labels = { ...own, 'berth.runner': runner }
    const prepared = await existing({ ...other, 'berth.runner': runner }, {}, { labels })
    await apply(prepared).catch(() => {})
    expect(prepared.cluster.changes).toEqual(expected)
  })
})

test('two jobs that create the same builder to keep at the same moment both get it', async () => {
  const prepared = await prepare({ cleanup: false }, [], async ({ objects }) => {
    objects.set('deployments/pods0', deployment('pods0', kept))
    return 'error while calling Create for "pods0": deployments.apps "pods0" already exists'
  })
  await apply(prepared)
  expect(prepared.ran.filter((line) => line.startsWith('inspect'))).toHaveLength(2)
  expect(prepared.cluster.changes).toEqual([])
  expect(
    await readFile(join(prepared.tools.environment['BUILDX_CONFIG'] ?? '', 'instances/pods'), 'utf8'),
  ).toBe('{}')
})

describe('a builder that does not start', () => {
  test('ends as soon as the cause is certain, and leaves nothing', async () => {
    const prepared = await prepare({ cleanup: false }, [], async ({ objects }, signal) => {
      objects.set('deployments/pods0', deployment('pods0', { ...kept, 'berth.token': job.token }))
      objects.set('pods/pods0-x', { ...waitingPod('pods0', 'ErrImagePull', 'x:1: not found') })
      objects.set('events/one', {
        metadata: {},
        reason: 'Failed',
        message: 'Failed to pull\n::error::image',
        involvedObject: { name: 'pods0-x' },
      })
      await new Promise((resolve) => signal?.addEventListener('abort', resolve))
      return 'killed'
    })
    const started = performance.now()
    await expect(apply(prepared)).rejects.toMatchObject({
      message:
        'BuildKit did not start as pods0 in the namespace ci. The image of pod pods0-x cannot be pulled: x:1: not found.',
      remedy: expect.stringContaining('driver-opts: image='),
    })
    expect(performance.now() - started).toBeLessThan(6_000)
    expect(prepared.tools.reported.log).toContain('pods0-x: Failed: Failed to pull ::error::image')
    expect(prepared.cluster.changes).toEqual(['DELETE deployments/pods0'])
  })

  test('has the error of buildx if no cause is known', async () => {
    const prepared = await prepare({}, [], async () => 'expected 1 replicas to be ready, got 0')
    await expect(apply(prepared)).rejects.toThrow('expected 1 replicas to be ready, got 0')
  })
})

test('a builder of this job directory is used as it is', async () => {
  const prepared = await prepare()
  await writeFile(join(prepared.folder, 'instances/pods'), '{}')
  expect(await apply(prepared)).toMatchObject({ builder: { reused: true } })
  await undo(prepared)
  expect(prepared.cluster.changes).toEqual([])
})

describe('the sweep', () => {
  const old = (age: number) => ({ creationTimestamp: new Date(Date.now() - age * 1000).toISOString() })
  const leftover = (name: string, age: number) => {
    const found = deployment(name, other)
    Object.assign(found['metadata'] as object, old(age))
    return found
  }

  test('removes builders of dead jobs that are older than any job can be', async () => {
    const prepared = await prepare()
    prepared.cluster.objects.set('deployments/old', leftover('old', 121 * 3600))
    prepared.cluster.objects.set('deployments/young', leftover('young', 119 * 3600))
    expect(await apply(prepared)).toMatchObject({ swept: ['Deployment old'] })
    expect(prepared.cluster.changes).toEqual(['DELETE deployments/old'])
  })
})
