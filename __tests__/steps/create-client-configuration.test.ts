import { mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CreateClientConfiguration } from '../../src/plan/plan.ts'
import { files } from '../../src/platform/files.ts'
import { createClientConfiguration } from '../../src/steps/create-client-configuration.ts'
import { makeTools } from './make-tools.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-'))
})
afterAll(() => rm(folder, { recursive: true }))

const stepIn = (name: string): CreateClientConfiguration => ({
  kind: 'create-client-configuration',
  directory: join(folder, name),
  from: join(folder, 'own'),
  context: { name: 'berth', host: 'unix:///tmp/docker.sock' },
  buildxPlugin: null,
})
const tools = makeTools({ files })

test("the job gets the user's logins in files that only the user can read, and undo removes them", async () => {
  const own = join(folder, 'own')
  await files.makeDirectory(own, 0o700)
  await writeFile(join(own, 'config.json'), '{"auths":{"ghcr.io":{"auth":"c2VjcmV0"}}}')
  const step = stepIn('made')
  await createClientConfiguration.apply(step, tools, {})

  const config = join(step.directory, 'config.json')
  expect(JSON.parse(await readFile(config, 'utf8'))).toMatchObject({
    auths: { 'ghcr.io': { auth: 'c2VjcmV0' } },
    currentContext: 'berth',
  })
  expect((await stat(config)).mode & 0o777).toBe(0o600)
  expect((await stat(step.directory)).mode & 0o777).toBe(0o700)
  // printf berth | sha256sum
  const digest = '5c2f64c7f21efd5fb5e3d6a499abe5eacb248ae6f6f0085387c9a056d10ef5fd'
  const metadata = await readFile(join(step.directory, 'contexts/meta', digest, 'meta.json'), 'utf8')
  expect(JSON.parse(metadata)).toMatchObject({
    Name: 'berth',
    Endpoints: { docker: { Host: 'unix:///tmp/docker.sock' } },
  })

  if (createClientConfiguration.undo !== 'nothing') await createClientConfiguration.undo(step, tools)
  expect(await files.exists(step.directory)).toBe(false)
})

test('an unreadable config.json is an error, so that no login is lost silently', async () => {
  await writeFile(join(folder, 'own', 'config.json'), 'no JSON')
  await expect(createClientConfiguration.apply(stepIn('never'), tools, {})).rejects.toMatchObject({
    code: 'client-configuration-unreadable',
  })
})

test('with another Buildx, the job has the contexts of the user, and finds that Buildx first', async () => {
  const own = join(folder, 'own')
  await files.makeDirectory(join(own, 'contexts'), 0o700)
  await files.makeDirectory(join(own, 'cli-plugins'), 0o700)
  const text = { currentContext: 'mine', cliPluginsExtraDirs: ['/opt/plugins'] }
  await writeFile(join(own, 'config.json'), JSON.stringify(text))
  const step = { ...stepIn('with-buildx'), context: null, buildxPlugin: '/tmp/bin/docker-buildx' }
  await createClientConfiguration.apply(step, tools, {})
  const { directory } = step
  const plugins = join(directory, 'cli-plugins')
  expect(JSON.parse(await readFile(join(directory, 'config.json'), 'utf8'))).toEqual({
    currentContext: 'mine',
    cliPluginsExtraDirs: [plugins, '/opt/plugins', join(own, 'cli-plugins')],
  })
  expect(await readlink(join(directory, 'contexts'))).toBe(join(own, 'contexts'))
  expect(await readlink(join(plugins, 'docker-buildx'))).toBe(step.buildxPlugin)

  if (createClientConfiguration.undo !== 'nothing') await createClientConfiguration.undo(step, tools)
  expect(await files.exists(directory)).toBe(false)
  expect(await files.exists(join(own, 'contexts'))).toBe(true)
})
