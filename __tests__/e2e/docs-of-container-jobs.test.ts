import { beforeAll, expect, test } from '@jest/globals'
import { parse, stringify } from 'yaml'
import { inContainers, type Place } from '../docs/classified.ts'
import { snippetOf } from '../docs/snippets.ts'
import { expectSuccess, makeImage, play } from './play.ts'

/** The examples of docs/container-jobs.md, with images of the ground in the place of those of registries. */

type Step = Readonly<Record<string, unknown>>
type Job = { readonly container?: string; readonly services?: unknown; readonly steps: readonly Step[] }

let service = ''
beforeAll(async () => {
  service = await makeImage('FROM berth-ground/busybox:1\nCMD ["httpd", "-f", "-p", "5432", "-h", "/etc"]\n')
})

/** An example, with what the ground has in the place of what it names. */
function played({ page, words }: Place): unknown {
  const text = snippetOf(page, words)?.text ?? ''
  const replaced = text
    .replaceAll('berth-ci/berth@v0', './')
    .replaceAll('node:24', 'berth-ground/act-job:1')
    .replaceAll(/postgres:\d+'/g, `${service}'`)
    .replaceAll(/\balpine:[\d.]+/g, 'berth-ground/busybox:1')
    .replaceAll('mode: dind', "mode: dind, dind-image: 'berth-ground/dind:official'")
  return parse(replaced)
}

const checkout = { uses: 'actions/checkout@v5' }
/** No registry can be reached from here: the job daemon gets the base image from the host's engine. */
const load = { run: 'docker --host unix:///var/run/docker.sock save berth-ground/busybox:1 | docker load' }

/** The steps with another after Berth's. */
const withLoad = (steps: readonly Step[]) =>
  steps.flatMap((step) => (step['uses'] === './' ? [step, load] : [step]))

test('a container job: an image is built, and its container reaches a service by its name', async () => {
  const { jobs } = played(inContainers.service) as { readonly jobs: Readonly<Record<string, Job>> }
  const { container, services, steps } = Object.values(jobs)[0] ?? { steps: [] }
  const migrate = '#!/bin/sh\nwget -qO- "http://$1/passwd" >/dev/null && echo migrated\n'
  const run = await play({
    files: { Dockerfile: 'FROM berth-ground/busybox:1\nCOPY migrate /bin/\n', migrate },
    job: stringify({ container, services, steps: withLoad(steps) }),
  })
  expectSuccess(run)
  expect(run.printed('main')).toContain('migrated')
  expect(run.left).toEqual([])
})

test('a job on the machine: an inner container reaches a service by its published port', async () => {
  const { services, steps } = played(inContainers.publishedService) as Job
  const migrate = '#!/bin/sh\nwget -qO- "http://$1/passwd" >/dev/null && echo migrated\n'
  const run = await play({
    files: { Dockerfile: 'FROM berth-ground/busybox:1\nCOPY --chmod=755 migrate /bin/\n', migrate },
    job: stringify({ services, steps: withLoad(steps) }),
  })
  expectSuccess(run)
  expect(run.printed('main')).toContain('migrated')
  expect(run.left).toEqual([])
})

test('a container job: a program that reads no context gets DOCKER_HOST within `run:`', async () => {
  const asked =
    "require('http').get({socketPath: process.env.DOCKER_HOST.slice(7), path: '/version'}, (answer) => answer.pipe(process.stdout))"
  const image = await makeImage(
    `FROM berth-ground/act-job:1\nRUN printf '%s\\n' '#!/bin/sh' "node -e \\"${asked}\\"" >/usr/bin/mvn && chmod +x /usr/bin/mvn\n`,
  )
  const berth = {
    uses: './',
    id: 'berth',
    with: { mode: 'dind', 'dind-image': 'berth-ground/dind:official' },
  }
  const steps = played(inContainers.noContext) as readonly Step[]
  const run = await play({ job: stringify({ container: image, steps: [checkout, berth, ...steps] }) })
  expectSuccess(run)
  expect(run.printed('main')).toContain('"Version":"29.')
  expect(run.left).toEqual([])
})

test('a Docker container action beside a job daemon', async () => {
  const steps = played(inContainers.containerAction) as readonly Step[]
  const readsPasswords = JSON.stringify(steps).replaceAll('/etc/os-release', '/etc/passwd')
  const run = await play({
    files: { Dockerfile: 'FROM scratch\nCOPY action.yml /\n' },
    job: stringify({ steps: [checkout, ...(parse(readsPasswords) as Step[])] }),
  })
  expectSuccess(run)
  expect(run.printed('main')).toContain('root:x:0:0')
  expect(run.left).toEqual([])
})
