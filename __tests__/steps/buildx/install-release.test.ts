import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { InstallBuildx } from '../../../src/plan/plan.ts'
import { files } from '../../../src/platform/files.ts'
import type { ToolCache } from '../../../src/platform/tool-cache.ts'
import { installRelease } from '../../../src/steps/buildx/install-release.ts'
import { temporaryFolder } from '../../opened/folder.ts'
import { fakeCommands } from '../make-tools.ts'
import { toolsWith } from './fakes.ts'

let folder = ''
beforeEach(async () => {
  folder = join(await temporaryFolder('install'), 'bin')
})

const stepOf = (differences: Partial<InstallBuildx> = {}): InstallBuildx => ({
  kind: 'install-buildx',
  folder,
  program: join(folder, 'docker-buildx'),
  onPath: false,
  release: {
    repository: 'docker/buildx',
    version: '0.36.1',
    asset: 'buildx-v0.36.1.linux-amd64',
    sha256: 'right',
  },
  keep: true,
  secret: { githubToken: 'secret' },
  ...differences,
})

/** A download has this text, whose checksum is said to be `sum`. */
const downloading = (text: string, sum: string): Partial<ToolCache> => ({
  async download(_, path) {
    await writeFile(path, text)
    return sum
  },
})

function toolsOf(cache: Partial<ToolCache>, exitCode = 0) {
  const { runCommand, ran } = fakeCommands(() => ({
    exitCode,
    stdout: 'github.com/docker/buildx v0.36.1\n',
    stderr: 'exec format error',
  }))
  return Object.assign(toolsWith({ cache }), { files, runCommand, ran })
}

test('a download is verified before it can be run, and kept', async () => {
  const kept: unknown[] = []
  const keep: ToolCache['keep'] = async (...words) => void kept.push(words)
  const tools = toolsOf({ ...downloading('program', 'right'), keep })
  const step = stepOf()
  expect(await installRelease(step, tools)).toEqual({
    buildx: { version: 'v0.36.1', path: step.program, origin: 'download' },
  })
  expect((await stat(step.program)).mode & 0o777).toBe(0o755)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect(kept).toEqual([[step.program, 'right', 'buildx', '0.36.1']])
  expect(tools.ran).toEqual([`${step.program} version`])
  expect(tools.reported.exported).toEqual({})
})

test('a download with another checksum is neither run nor left', async () => {
  const keep = async () => {
    throw new Error('it was kept')
  }
  const tools = toolsOf({ ...downloading('program', 'wrong'), keep })
  await expect(installRelease(stepOf(), tools)).rejects.toMatchObject({
    code: 'buildx-unavailable',
    message: expect.stringContaining('is wrong, but its release has right. Nothing of it was run.'),
  })
  expect(tools.ran).toEqual([])
  expect(await readdir(folder)).toEqual([])
})

describe('a program of the tool cache', () => {
  const taking = (kept: string, copied: string): Partial<ToolCache> => ({
    async take(_, __, path) {
      await writeFile(path, 'cached')
      return { kept, copied }
    },
  })

  test.each([
    ['with its checksum', 'right', 'right', null, 'tool-cache'],
    ['with the checksum of the release', 'right', 'right', 'right', 'tool-cache'],
    ['that is damaged', 'right', 'wrong', 'right', 'download'],
    ['that is another program', 'wrong', 'wrong', 'right', 'download'],
  ])('%s', async (_, kept, copied, sha256, origin) => {
    const tools = toolsOf({ ...downloading('downloaded', 'right'), ...taking(kept, copied) })
    const step = stepOf({ release: { ...stepOf().release, sha256 } })
    const { buildx } = await installRelease(step, tools)
    expect(buildx?.origin).toBe(origin)
    expect(await readFile(step.program, 'utf8')).toBe(origin === 'download' ? 'downloaded' : 'cached')
    expect(tools.reported.warnings).toHaveLength(origin === 'download' ? 1 : 0)
  })

  test('is not looked for with `cache-binary: false`, and the download is not kept', async () => {
    const fail = async () => {
      throw new Error('the tool cache was used')
    }
    const tools = toolsOf({ ...downloading('downloaded', 'right'), take: fail, keep: fail })
    expect((await installRelease(stepOf({ keep: false }), tools)).buildx?.origin).toBe('download')
  })

  test('that cannot be read or written does not stop the job', async () => {
    const fail = async () => {
      throw new Error('EACCES')
    }
    const tools = toolsOf({ ...downloading('downloaded', 'right'), take: fail, keep: fail })
    expect((await installRelease(stepOf(), tools)).buildx?.origin).toBe('download')
    expect(tools.reported.log.join('\n')).toMatch(
      /cannot be read: EACCES[\s\S]*Not kept in the tool cache[\s\S]*EACCES/,
    )
  })
})

test('without a Docker CLI it is `buildx` on PATH', async () => {
  const tools = toolsOf(downloading('program', 'right'))
  await installRelease(stepOf({ onPath: true }), tools)
  expect(await readdir(folder)).toEqual(['buildx', 'docker-buildx'])
  expect(tools.reported.exported).toEqual({ PATH: folder })
})

test('a program that does not start on this machine is one error', async () => {
  const tools = toolsOf(downloading('program', 'right'), 126)
  await expect(installRelease(stepOf(), tools)).rejects.toMatchObject({
    code: 'buildx-unavailable',
    message: expect.stringMatching(/does not start on this machine: exec format error$/),
  })
})

test('a download ends when another step fails', async () => {
  const failing = new AbortController()
  const tools = { ...toolsOf({ download: () => new Promise(() => {}) }), signal: failing.signal }
  const installing = installRelease(stepOf(), tools)
  failing.abort(new Error('another step'))
  await expect(installing).rejects.toThrow('another step')
})
