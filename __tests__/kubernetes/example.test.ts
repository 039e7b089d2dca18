import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { evaluate } from '../../ground/runner/expressions.ts'
import type { Values } from '../run-action.ts'
import { copyFolder, loadImages, startPod } from './pod.ts'
import { beginPodJob } from './pod-job.ts'

type Step = {
  readonly uses?: string
  readonly id?: string
  readonly with?: Values
  readonly run?: string
  readonly env?: Values
}

const example = resolve(import.meta.dirname, '../../examples/arc')
const read = (path: string) => parse(readFileSync(resolve(example, path), 'utf8'))

/** The steps of the workflow as they are. No registry answers, so `alpine` is busybox and the builder is the daemon's. */
test('the example for Actions Runner Controller: its workflow builds and runs the image in a pod of its mode', async () => {
  const { containerMode } = read('values.yaml')
  const pod = await startPod(containerMode.type)
  await loadImages(pod, 'busybox')
  const job = beginPodJob(pod)
  await job.sh('docker tag berth-ground/busybox:1 alpine:3.22')

  const steps: Record<string, { outputs: Values }> = {}
  const printed: string[] = []
  for (const step of read('.github/workflows/test.yml').jobs.test.steps as Step[]) {
    if (step.uses?.startsWith('actions/checkout@')) await copyFolder(example, pod, job.workspace)
    else if (step.uses?.startsWith('berth-ci/berth@')) {
      const { exitCode, log, outputs } = await job.main({ driver: 'docker', ...step.with })
      if (exitCode !== 0) throw new Error(log)
      steps[step.id ?? ''] = { outputs }
    } else {
      const assigned = Object.entries(step.env ?? {}).map(([name, value]) => [
        name,
        evaluate(value, { steps }),
      ])
      printed.push(await job.sh(step.run ?? '', Object.fromEntries(assigned)))
    }
  }
  const post = await job.post()

  expect(steps['berth']?.outputs).toMatchObject({ mode: 'socket', 'host-workspace': job.workspace })
  expect(printed.at(-1)).toBe(readFileSync(resolve(example, 'README.md'), 'utf8').trim())
  expect([post.exitCode, post.commands]).toEqual([0, []])
})
