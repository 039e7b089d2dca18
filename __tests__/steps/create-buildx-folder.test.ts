import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { files } from '../../src/platform/files.ts'
import { createBuildxFolder } from '../../src/steps/create-buildx-folder.ts'
import { makeTools } from './make-tools.ts'

let home = ''
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'berth-buildx-'))
})
afterEach(() => rm(home, { recursive: true }))

const step = (keepsCurrent = false) =>
  ({ kind: 'create-buildx-folder', path: join(home, 'temp/buildx'), keepsCurrent }) as const
const users = (...names: string[]) => join(home, 'docker/buildx', ...names)

async function apply(keepsCurrent = false) {
  const tools = makeTools({ files, environment: { DOCKER_CONFIG: join(home, 'docker') } })
  await createBuildxFolder.apply(step(keepsCurrent), tools, {})
  return tools.reported
}

async function writeUsers(name: string, text: string): Promise<void> {
  await mkdir(join(users(name), '..'), { recursive: true })
  await writeFile(users(name), text, { mode: 0o600 })
}

test("buildx finds the user's builders, mirrors and logins in the job's directory, but not the current builder", async () => {
  await writeUsers('buildkitd.default.toml', 'debug = true\n')
  await writeUsers('instances/team', '{"Name":"team"}')
  await writeUsers('defaults/0123', 'team')
  await writeUsers('config/registry.example/config.json', '{}')
  for (const name of ['current', 'activity/team', 'refs/team/team0/x', '.lock']) await writeUsers(name, '')
  await apply()
  const { path } = step()
  expect((await readdir(path)).toSorted()).toEqual([
    'buildkitd.default.toml',
    'config',
    'defaults',
    'instances',
  ])
  expect(await readFile(join(path, 'instances/team'), 'utf8')).toBe('{"Name":"team"}')
  expect((await stat(join(path, 'instances/team'))).mode & 0o777).toBe(0o600)
  expect((await stat(path)).mode & 0o777).toBe(0o700)
  expect(await readFile(join(path, 'config/registry.example/config.json'), 'utf8')).toBe('{}')
})

test("with `use: false` the user's current builder is the current one of the job", async () => {
  await writeUsers('current', '{"Key":"unix:///var/run/docker.sock","Name":"team"}')
  await apply(true)
  expect(await readFile(join(step().path, 'current'), 'utf8')).toContain('"team"')
})

test("undo removes the directory, and nothing of the user's", async () => {
  await writeUsers('instances/team', '{}')
  await writeUsers('config/registry.example/config.json', '{}')
  await apply()
  if (createBuildxFolder.undo === 'nothing') throw new Error('there is no undo')
  await createBuildxFolder.undo(step(), makeTools({ files }))
  expect(await readdir(join(home, 'temp'))).toEqual([])
  expect((await readdir(users())).toSorted()).toEqual(['config', 'instances'])
  expect(await readdir(users('config/registry.example'))).toEqual(['config.json'])
})

test('the directory is empty if the user has none', async () => {
  await apply()
  expect(await readdir(step().path)).toEqual([])
})

test('a file that cannot be copied is left out with a warning', async () => {
  await writeUsers('instances/team', '{}')
  await writeUsers('buildkitd.default.toml', '')
  const failing = {
    ...files,
    copy: async (from: string, to: string) => {
      if (from.endsWith('instances')) throw new Error('EACCES: permission denied')
      await files.copy(from, to)
    },
  }
  const tools = makeTools({ files: failing, environment: { DOCKER_CONFIG: join(home, 'docker') } })
  await createBuildxFolder.apply(step(), tools, {})
  expect(tools.reported.warnings).toEqual([expect.stringMatching(/instances cannot be read.*EACCES/)])
  expect(await readdir(step().path)).toContain('buildkitd.default.toml')
})
