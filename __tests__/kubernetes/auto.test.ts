import { expect, test } from '@jest/globals'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { errorsIn } from '../workflow-commands.ts'
import { enterNode, kubectl } from './kubectl.ts'
import { startPod } from './pod.ts'
import { beginPodJob, type PodJob } from './pod-job.ts'

/** Buildx's default image for rootless pods (docker/buildx, driver/bkimage). No registry answers, so the node gets the name. */
const defaultImage = 'docker.io/moby/buildkit:buildx-stable-1-rootless'

async function nameDefaultImage(): Promise<void> {
  const images = (...words: string[]) => enterNode('ctr', '--namespace', 'k8s.io', 'images', ...words)
  await closeAfterwards(() => images('rm', defaultImage))
  await images('tag', '--force', 'docker.io/berth-ground/buildkit:1-rootless', defaultImage)
}

const deploymentsOf = async ({ run }: PodJob): Promise<string[]> => {
  const all = await kubectl(['get', 'deployments', '--namespace', 'ci', '--output', 'name'])
  return all.split('\n').filter((name) => name.includes(run))
}

test('a job in a pod without any engine builds an image by changing nothing but `uses:`', async () => {
  await nameDefaultImage()
  const job = beginPodJob(await startPod('kubernetes'))
  const main = await job.main()
  expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
  expect(main.outputs).toMatchObject({ mode: 'remote', driver: 'kubernetes' })
  expect(main.outputs['reason']).toContain('(`rootless=true`) in the namespace ci.')
  expect(main.summary).toContain('flowchart LR')
  expect(await deploymentsOf(job)).toHaveLength(1)

  await job.sh(`
    printf 'FROM scratch\\nCOPY Dockerfile /made\\n' >Dockerfile
    buildx=$(command -v docker-buildx || echo docker buildx)
    $buildx build --output type=oci,dest=image.tar .
    tar --list --file image.tar | grep index.json`)
  const post = await job.post()
  expect([post.exitCode, post.commands]).toEqual([0, []])
  expect(await deploymentsOf(job)).toEqual([])
})

test('without rights, the error names them and the other ways out, and nothing is created', async () => {
  const job = beginPodJob(await startPod('kubernetes', { spec: { serviceAccountName: 'default' } }))
  const main = await job.main()
  expect(main.exitCode).toBe(1)
  const [error] = errorsIn(main.commands)
  expect(error?.message).toMatch(
    /This pod has no Docker daemon, and BuildKit cannot be set up on Kubernetes\./,
  )
  expect(error?.message).toMatch(/deployments/)
  expect(error?.message).toContain('`driver: remote`')
  expect((await job.post()).exitCode).toBe(0)
  expect(await deploymentsOf(job)).toEqual([])
})

test('without a token, Kubernetes is not tried', async () => {
  const pod = await startPod('kubernetes', { spec: { automountServiceAccountToken: false } })
  const main = await beginPodJob(pod).main()
  expect(main.exitCode).toBe(1)
  const [error] = errorsIn(main.commands)
  expect(error).toMatchObject({ title: 'no-strategy-left' })
  expect(error?.message).toContain('This pod has no service account token')
  expect(error?.message).toContain('`driver: kubernetes`')
})
