import { expect, test } from '@jest/globals'
import { errorsIn } from '../workflow-commands.ts'
import { startContainerIn } from './container-in-pod.ts'
import { loadImages, startPod } from './pod.ts'
import { beginPodJob } from './pod-job.ts'

test('a `container:` job in a pod with a dind sidecar builds, and mounts its workspace by host-workspace', async () => {
  const pod = await startPod('dind')
  await loadImages(pod, 'busybox', 'act-job')
  const job = beginPodJob(await startContainerIn(pod, 'berth-ground/act-job:1'))
  const things = async () => (await pod.exec(['docker', 'ps', '--all', '--format', '{{.Names}}'])).output
  const before = await things()

  const main = await job.main({ mode: 'auto', driver: 'docker' })
  expect([main.exitCode, errorsIn(main.commands)]).toEqual([0, []])
  expect(main.outputs).toMatchObject({
    mode: 'socket',
    // The path of the work directory in the pod, which the sidecar shares.
    'host-workspace': `${pod.work}/app/app`,
  })
  const ids = (JSON.parse(main.outputs['findings'] ?? '') as { id: string }[]).map(({ id }) => id)
  expect(ids).toContain('workspace-path-mismatch')

  const printed = await job.sh(
    `printf 'FROM berth-ground/busybox:1\\nCMD ["cat", "/work/Dockerfile"]\\n' >Dockerfile
     docker build --quiet --tag app . >/dev/null
     echo "with PWD: $(docker run --rm --volume "$PWD:/work" app 2>&1)"
     echo "with host-workspace: $(docker run --rm --volume "$WORKSPACE:/work" app)"`,
    { WORKSPACE: main.outputs['host-workspace'] ?? '' },
  )
  expect(printed).toMatch(/^with PWD: .*No such file or directory$/m)
  expect(printed).toContain('with host-workspace: FROM berth-ground/busybox:1')

  const post = await job.post()
  expect([post.exitCode, post.commands]).toEqual([0, []])
  expect(await things()).toBe(before)
})
