import { expect, test } from '@jest/globals'
import { parse, stringify } from 'yaml'
import { ofTheGuard, type Place } from '../docs/classified.ts'
import { type Example, playExample } from '../docs/play-example.ts'
import { snippetOf } from '../docs/snippets.ts'
import { builtImage } from '../docs/substitutions.ts'
import { docker } from '../integration/host.ts'
import { images } from '../integration/images.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { expectSuccess, play } from './play.ts'
import { expectNothingLeft, expectSuccess as expectSuccessOfAct } from './run-act.ts'

/** The examples of docs/guard.md. */

const textOf = ({ page, words }: Place): string => snippetOf(page, words)?.text ?? ''
const builder = { 'driver-opts': `image=${images.buildkit}` }

async function playWell(place: Place, more: Omit<Example, 'text'>) {
  const run = await playExample({ ...more, text: textOf(place) })
  expectSuccessOfAct(run)
  await expectNothingLeft(run)
  return run
}

const removeBuilt = () =>
  closeAfterwards(async () => void (await docker('image', 'rm', '--force', builtImage)))

test('audit: the job runs as without a guard', async () => {
  await removeBuilt()
  const run = await playWell(ofTheGuard.audit, { as: 'workflow', defaults: builder })
  expect(run.printed('Main')).toContain('make test: seen in the workspace')
  expect(run.printed('Main')).toContain('`guard: audit` stands before the daemon.')
})

test('enforce: a rule that is open, and one that is not', async () => {
  await removeBuilt()
  const after = `- run: docker run --rm --privileged ${images.busybox} true 2>&1 || echo "exit code $?"\n`
  const run = await playWell(ofTheGuard.enforce, { as: 'steps', defaults: builder, after })
  expect(run.printed('Main')).toContain('make test: seen in the workspace')
  expect(run.printed('Main')).toMatch(/rule privileged/)
  expect(run.printed('Main')).toContain('exit code 125')
})

test('dind: Compose runs through the guard before the job daemon', async () => {
  const run = await playWell(ofTheGuard.dind, { as: 'steps', defaults: { 'dind-image': images.dind } })
  expect(run.printed('Main')).toMatch(/^hello$/m)
})

test('a container job: a context points to the guard, and the workspace has its path on the machine', async () => {
  const text = textOf(ofTheGuard.container)
    .replaceAll('berth-ci/berth@v0', './')
    .replaceAll('node:24', images.job)
    .replaceAll('alpine:3.22', images.busybox)
    .replaceAll('guard: enforce', `guard: enforce, driver-opts: 'image=${images.buildkit}'`)
  const { container, steps } = (parse(text) as { jobs: { test: { container: string; steps: object[] } } })
    .jobs.test
  const refused = { run: `docker run --rm --privileged ${images.busybox} true 2>&1 || echo "exit code $?"` }
  const own = { run: 'docker inspect --format "own {{.Config.Image}}" "$(hostname)"' }
  const left = {
    run: `docker run --detach ${images.busybox} sleep 600; printf 'FROM scratch\\nCOPY package.json /' | docker buildx build -f - .`,
  }
  const files = { 'package.json': '{}' }
  const played = await play({ files, job: stringify({ container, steps: [...steps, own, refused, left] }) })
  expectSuccess(played)
  const printed = played.printed('main')
  expect(printed).toContain('/app/package.json')
  expect(printed).toContain(`own ${images.job}`)
  expect(printed).toMatch(/rule privileged/)
  expect(printed).toContain('exit code 125')
  expect(played.printed('post')).toContain('Removed container ')
  expect(played.left).toEqual([])
})
