import { expect, test } from '@jest/globals'
import { startPod } from './pod.ts'
import { beginPodJob } from './pod-job.ts'

const token = '/var/run/secrets/kubernetes.io/serviceaccount/token'
const builder = {
  driver: 'kubernetes',
  'driver-opts': 'image=berth-ground/buildkit:1-rootless\nrootless=true',
}

test("the token of the pod's service account is in no file, output, state, report or log of a builder on Kubernetes", async () => {
  const pod = await startPod('kubernetes')
  const job = beginPodJob(pod)
  const secret = (await pod.exec(['cat', token])).output.trim()
  // The signature alone is a secret, too.
  const signature = secret.split('.')[2] ?? ''
  expect(signature.length).toBeGreaterThan(100)

  const main = await job.main(builder)
  expect({ exitCode: main.exitCode, log: main.log }).toMatchObject({ exitCode: 0 })
  const report = (await pod.exec(['cat', main.outputs['report'] ?? ''])).output
  expect(report).toContain('"serviceAccount"')
  const { output } = await pod.exec([
    'grep',
    '-rlF',
    signature,
    pod.work,
    pod.home,
    '/tmp',
    '/root',
    '/var/tmp',
  ])
  expect(output).toBe('')
  const post = await job.post()
  expect(post.exitCode).toBe(0)
  for (const text of [
    main.log,
    main.summary,
    report,
    post.log,
    JSON.stringify([main.outputs, job.state, job.environment]),
  ])
    expect(text).not.toContain(signature)
})
