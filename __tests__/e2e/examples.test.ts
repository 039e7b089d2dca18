import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { exampleProject, standInImages } from '../docs/example-project.ts'
import { publishedAction, standIns } from '../docs/user-repository.ts'
import { docker } from '../integration/host.ts'
import { images } from '../integration/images.ts'
import { clientFolder } from '../opened/client-folder.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { startRegistry } from '../opened/registry.ts'
import { type ActRun, expectNothingLeft, expectSuccess, runAct } from './run-act.ts'

/** The job daemon can pull no image here. */
const load = `docker --host unix:///var/run/docker.sock save ${Object.values(standInImages).join(' ')} | docker load --quiet`

async function playInJobDaemon(name: string): Promise<ActRun> {
  const project = await exampleProject(name, standInImages, [{ run: load }])
  const actions = { 'berth-ci/berth@v0': await publishedAction({ 'dind-image': images.dind }) }
  const run = await runAct({ ...project, job: 'test', actions })
  expectSuccess(run)
  await expectNothingLeft(run)
  return run
}

test('a web service with its database by Compose: both are healthy, and the job reaches the service', async () => {
  const run = await playInJobDaemon('compose')
  expect(run.outputs('berth')).toMatchObject({ mode: 'dind' })
  expect(run.printed('Main')).toMatch(/database.*Healthy/)
})

test('Testcontainers: a test of Node.js reaches the database that it starts', async () => {
  const run = await playInJobDaemon('testcontainers')
  expect(run.printed('Main')).toMatch(/pass 1\b/)
  expect(run.printed('Main')).toMatch(/fail 0\b/)
})

test('an image for two platforms is pushed and runs; the next job finds its steps in the cache', async () => {
  const password = 'correct horse'
  const registry = await startRegistry({ user: 'acme', password })
  const client = await clientFolder()
  const compiler = `${registry}/golang`
  await docker('tag', images.golang, compiler)
  await closeAfterwards(() => docker('image', 'rm', '--force', compiler))
  await docker('--config', client, 'login', '--username', 'acme', '--password', password, registry)
  await docker('--config', client, 'push', '--quiet', compiler)

  const project = await exampleProject('multi-platform', {
    'golang:1.26-alpine': compiler,
    'ghcr.io/${{ github.repository }}': `${registry}/acme/hello`,
    'ghcr.io': registry,
    '${{ github.actor }}': 'acme',
  })
  const defaults = { 'driver-opts': `image=${images.buildkit}\nnetwork=host` }
  const workflow = readFileSync(join(project.repository, project.workflow), 'utf8')
  const actions = { ...standIns(workflow), 'berth-ci/berth@v0': await publishedAction(defaults) }
  const asked = { ...project, job: 'test', actions, secrets: { GITHUB_TOKEN: password } }
  await closeAfterwards(() => docker('image', 'rm', '--force', `${registry}/acme/hello:latest`))
  const [first, second] = [await runIn(asked), await runIn(asked)]

  const printed = first.printed('Main')
  expect(printed).toContain('hello from linux/amd64')
  expect(printed.match(/Platform: +linux\/(amd64|arm64)/g)).toHaveLength(2)
  expect(printed).not.toMatch(/CACHED$/m)
  expect(second.printed('Main')).toMatch(/RUN [^\n]*go build[\s\S]*CACHED$/m)

  async function runIn(example: typeof asked): Promise<ActRun> {
    const run = await runAct({ ...example, environment: { DOCKER_CONFIG: await clientFolder() } })
    expectSuccess(run)
    await expectNothingLeft(run)
    return run
  }
})
