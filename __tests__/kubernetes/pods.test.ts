import { describe, expect, test } from '@jest/globals'
import type { Report } from '../../src/report/report.ts'
import { errorsIn } from '../workflow-commands.ts'
import { attemptKubectl, kubectl } from './kubectl.ts'
import { loadImages, type Pod, startPod } from './pod.ts'
import { beginPodJob } from './pod-job.ts'

/**
 * All that a job can leave in a pod: things of its engine, builders, and files outside of the runner's. sudo itself leaves a
 * mark in the home directory (sudoers(5), admin_flag).
 */
async function thingsIn(pod: Pod): Promise<string[]> {
  const script = `
    if docker version >/dev/null 2>&1; then
      docker ps --all --format 'container {{.Names}}'
      docker volume ls --format 'volume {{.Name}}'
      docker network ls --format 'network {{.Name}}'
      docker images --all --format 'image {{.Repository}}:{{.Tag}} {{.ID}}' | sort
    fi
    find ${pod.work} ${pod.home} /tmp /root 2>/dev/null |
      grep -vE '/(_runner_file_commands|_actions|\\.sudo_as_admin_successful)(/|$)' | sort -u`
  const { output } = await pod.exec(['sh', '-c', script])
  return output.split('\n')
}

async function reportOf(pod: Pod, path: string | undefined): Promise<Report> {
  const { output, errors } = await pod.exec(['cat', path ?? ''])
  if (output === '') throw new Error(errors)
  return JSON.parse(output)
}

describe('a pod of ARC with a dind sidecar', () => {
  test('inspect: one engine, beside the job, and nothing is left', async () => {
    const pod = await startPod('dind')
    const job = beginPodJob(pod)
    const before = await thingsIn(pod)
    const main = await job.main({ mode: 'inspect' })
    expect([main.exitCode, errorsIn(main.commands)]).toEqual([0, []])
    const { facts } = await reportOf(pod, main.outputs['report'])
    expect(facts.kubernetes).toEqual({
      status: 'seen',
      value: {
        service: { host: '10.96.0.1', port: '443' },
        serviceAccount: { isReadable: true, namespace: 'ci' },
        kubeconfigs: [{ path: '/home/runner/.kube/config', source: 'home directory', state: 'missing' }],
      },
    })
    expect(facts.engine).toMatchObject({ status: 'seen', value: { name: pod.name } })
    const post = await job.post()
    expect([post.exitCode, post.commands]).toEqual([0, []])
    expect(await thingsIn(pod)).toEqual(before)
  })

  test('socket: later steps build and run an image, bind the workspace and reach ports. Nothing is left', async () => {
    const pod = await startPod('dind')
    await loadImages(pod, 'busybox', 'buildkit')
    const job = beginPodJob(pod)
    const before = await thingsIn(pod)
    const main = await job.main({ mode: 'socket', 'driver-opts': 'image=berth-ground/buildkit:1' })
    expect([main.exitCode, errorsIn(main.commands), main.log]).toEqual([0, [], expect.any(String)])
    expect(main.outputs).toMatchObject({
      mode: 'socket',
      'host-workspace': job.workspace,
      'ports-host': '127.0.0.1',
    })

    const { exitCode, output } = await job.attempt(`
      printf 'FROM scratch\\nCOPY Dockerfile /made\\n' >Dockerfile
      docker buildx build --load --tag made:1 . 2>&1
      container=$(docker create made:1 /made)
      docker cp "$container:/made" from-image
      docker rm "$container" >/dev/null
      cmp Dockerfile from-image
      docker run --rm --volume "$PWD:/work" berth-ground/busybox:1 cat /work/Dockerfile
      docker run --detach --rm --name web --publish 8123:80 berth-ground/busybox:1 httpd -f -h /etc >/dev/null
      curl --silent --retry 20 --retry-connrefused --retry-delay 1 http://127.0.0.1:8123/passwd
      docker rm --force web
      docker rmi made:1`)
    expect([exitCode, output]).toEqual([0, expect.stringContaining('root:x:0:0')])
    expect(output).toContain('COPY Dockerfile /made')
    await job.sh('rm Dockerfile from-image')

    const post = await job.post()
    expect([post.exitCode, post.commands]).toEqual([0, []])
    expect(await thingsIn(pod)).toEqual(before)
  })
})

test('dind in a pod with a sidecar is refused, before anything is created', async () => {
  const pod = await startPod('dind')
  const job = beginPodJob(pod)
  const before = await thingsIn(pod)
  const main = await job.main({ mode: 'dind' })
  expect(main.exitCode).toBe(1)
  expect(main.log).toContain("The daemon is a sidecar in the job's pod")
  expect((await job.post()).exitCode).toBe(0)
  expect(await thingsIn(pod)).toEqual(before)
})

describe('a pod of ARC in its kubernetes mode, without any engine', () => {
  test('inspect: the finding names the mode, and the account of the pod is a fact', async () => {
    const pod = await startPod('kubernetes')
    const job = beginPodJob(pod)
    const before = await thingsIn(pod)
    const main = await job.main({ mode: 'inspect', 'fail-on': 'never' })
    expect([main.exitCode, main.log]).toEqual([0, expect.stringContaining('No Docker daemon found')])
    const { facts } = await reportOf(pod, main.outputs['report'])
    expect(facts.kubernetes).toMatchObject({
      value: { serviceAccount: { isReadable: true, namespace: 'ci' } },
    })
    expect(facts.engine.status).toBe('unseen')
    expect((await job.post()).exitCode).toBe(0)
    expect(await thingsIn(pod)).toEqual(before)
  })

  test.each(['socket', 'dind'])('%s fails before it creates anything, and says what to do', async (mode) => {
    const pod = await startPod('kubernetes')
    const job = beginPodJob(pod)
    const before = await thingsIn(pod)
    const main = await job.main({ mode })
    expect(main.exitCode).toBe(1)
    const messages = errorsIn(main.commands).map(({ message }) => message)
    expect(messages.length).toBeGreaterThan(0)
    for (const message of messages) {
      expect(message).toContain('No Docker daemon found: DOCKER_HOST is not set')
      expect(message).toContain('containerMode: {type: dind}')
    }
    expect((await job.post()).exitCode).toBe(0)
    expect(await thingsIn(pod)).toEqual(before)
  })

  test('without a service account token, the address of the API is there all the same', async () => {
    const pod = await startPod('kubernetes', { spec: { automountServiceAccountToken: false } })
    const main = await beginPodJob(pod).main({ mode: 'inspect', 'fail-on': 'never' })
    const { facts } = await reportOf(pod, main.outputs['report'])
    expect(facts.kubernetes).toMatchObject({
      value: { service: { host: '10.96.0.1', port: '443' }, serviceAccount: null },
    })
  })
})

test('the cluster asks for rights: account ci may create Deployments in its namespace, and default may not', async () => {
  const may = (account: string, ...words: string[]) =>
    attemptKubectl([
      'auth',
      'can-i',
      ...words,
      '--namespace',
      'ci',
      '--as',
      `system:serviceaccount:ci:${account}`,
    ])
  expect((await may('ci', 'create', 'deployments.apps')).output.trim()).toBe('yes')
  expect((await may('ci', 'create', 'pods')).output.trim()).toBe('no')
  expect((await may('default', 'create', 'deployments.apps')).output.trim()).toBe('no')
  expect(await kubectl(['get', 'nodes', '--output', 'name'])).toBe('node/berth')
})
