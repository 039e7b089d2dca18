import { execFile } from 'node:child_process'
import { appendFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { withGitHub } from '../docs/classified.ts'
import { snippetOf } from '../docs/snippets.ts'
import { inLongForm } from '../long-form.ts'
import { startBuildkitd } from '../opened/buildkitd.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { startRegistry } from '../opened/registry.ts'
import { listen } from '../opened/server.ts'
import { type Job, jobToken, type Values } from '../run-action.ts'
import { errorsIn } from '../workflow-commands.ts'
import { playGitHub, sha256, withRelease } from './github-com.ts'
import { aJob, docker, ownBuilder, ownDaemon, tracesOf } from './host.ts'

/** The Buildx of this machine as a release of another version: its bytes differ, and it runs. */
let program: Buffer
let installedVersion = ''
beforeAll(async () => {
  program = Buffer.concat([
    await readFile('/usr/local/lib/docker/cli-plugins/docker-buildx'),
    Buffer.from('other'),
  ])
  installedVersion = (await docker('buildx', 'version')).split(' ')[1] ?? ''
})
const version = '0.99.1'
/** Nothing but Buildx is of interest. */
const quick = { mode: 'socket', driver: 'docker', verify: 'false', version: `v${version}` }

/** The Buildx that a step finds by `docker buildx`. */
const pluginOf = (job: Job) =>
  job.sh(
    `docker info --format '{{range .ClientInfo.Plugins}}{{if eq .Name "buildx"}}{{.Path}}{{end}}{{end}}'`,
  )

async function main(job: Job, inputs: Values = {}) {
  return job.main({ ...quick, ...inputs })
}

test('a release is downloaded, verified and used by later steps, and nothing of it stays', async () => {
  const job = await aJob()
  const own = await pluginOf(job)
  const asked = await playGitHub(job, withRelease({ version, program }))
  const { exitCode, log, summary } = await main(job, { ...ownBuilder, driver: 'docker-container' })
  expect({ exitCode, log }).toMatchObject({ exitCode: 0 })
  expect(log).toContain(`Verified: the SHA-256 is ${sha256(program)}`)
  expect(summary).toContain(`v${version}`)
  // Addresses that are known, without a question to the API and without the token.
  expect(asked.map(({ url }) => url.replace(/^https:\/\/|\?.*$/g, ''))).toEqual([
    `github.com/docker/buildx/releases/download/v${version}/checksums.txt`,
    'release-assets.githubusercontent.com/checksums.txt',
    `github.com/docker/buildx/releases/download/v${version}/buildx-v${version}.linux-amd64`,
    `release-assets.githubusercontent.com/buildx-v${version}.linux-amd64`,
  ])
  expect(asked.map(({ authorization }) => authorization)).toEqual(asked.map(() => undefined))

  const plugin = await pluginOf(job)
  expect(plugin).toContain(job.temp)
  expect(sha256(await readFile(plugin))).toBe(sha256(program))
  expect(await job.sh('docker buildx version')).toContain(installedVersion)
  expect(await job.sh('docker compose version')).toContain('Docker Compose')
  await job.sh("printf 'FROM scratch\\nCOPY Dockerfile /\\n' > Dockerfile && docker buildx build . 2>&1")

  expect(await job.post()).toMatchObject({ exitCode: 0 })
  expect(job.environment['DOCKER_CONFIG']).toBe(job.dockerConfig)
  expect(await pluginOf(job)).toBe(own)
  expect(await tracesOf(job)).toEqual([])
})

test('the example of the docs does what it says', async () => {
  const { page, words } = withGitHub.anotherBuildx
  const [action, step] = parse(snippetOf(page, words)?.text ?? '') as [{ with: Values }, { run: string }]
  const job = await aJob()
  const shown = action.with['version']?.slice(1) ?? ''
  const asked = await playGitHub(job, withRelease({ version: shown, program }))
  expect(await job.main({ ...ownBuilder, ...action.with })).toMatchObject({ exitCode: 0 })
  expect(await job.sh(step.run)).toContain('github.com/docker/buildx')
  expect(sha256(await readFile(await pluginOf(job)))).toBe(sha256(program))
  await job.post()
  asked.length = 0
  expect(await job.main({ ...ownBuilder, ...action.with })).toMatchObject({ exitCode: 0 })
  expect(asked).toEqual([])
})

describe('the tool cache', () => {
  test('has it for the next job, which needs no network', async () => {
    const job = await aJob()
    const asked = await playGitHub(job, withRelease({ version, program }))
    expect(await main(job)).toMatchObject({ exitCode: 0 })
    await job.post()
    asked.length = 0
    const { exitCode, log } = await main(job)
    expect({ exitCode, log }).toMatchObject({
      exitCode: 0,
      log: expect.stringContaining('Found in the tool cache'),
    })
    expect(asked).toEqual([])
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })

  inLongForm(() => {
    test('has a damaged copy: it is not run, and downloaded again', async () => {
      const job = await aJob()
      const asked = await playGitHub(job, withRelease({ version, program }))
      await main(job)
      await job.post()
      const folder = join(job.folder, 'tools/buildx', version, 'x64')
      const [name = ''] = await readdir(folder)
      await appendFile(join(folder, name), 'damage')
      asked.length = 0
      const { exitCode, log } = await main(job)
      expect({ exitCode, log }).toMatchObject({ exitCode: 0, log: expect.stringContaining('is damaged') })
      expect(asked).toHaveLength(4)
      expect(sha256(await readFile(join(folder, name)))).toBe(sha256(program))
    })
  })

  inLongForm(() => {
    test('does not get it with `cache-binary: false`', async () => {
      const job = await aJob()
      const asked = await playGitHub(job, withRelease({ version, program }))
      for (const round of [1, 2]) {
        expect(await main(job, { 'cache-binary': 'false' })).toMatchObject({ exitCode: 0 })
        expect(asked).toHaveLength(4 * round)
        await job.post()
      }
      await expect(readdir(join(job.folder, 'tools'))).rejects.toThrow('ENOENT')
    })
  })
})

describe('no download', () => {
  test('for the version that is installed', async () => {
    const job = await aJob()
    const asked = await playGitHub(job, withRelease({ version, program }))
    expect(await main(job, { version: installedVersion })).toMatchObject({ exitCode: 0 })
    expect(asked).toEqual([])
    expect(job.environment['DOCKER_CONFIG']).toBe(job.dockerConfig)
  })

  test('for `latest`, if that is installed: GitHub is asked with the token of the job', async () => {
    const job = await aJob()
    const asked = await playGitHub(job, withRelease({ version: installedVersion.slice(1), program }))
    expect(await main(job, { version: 'latest' })).toMatchObject({ exitCode: 0 })
    const authorization = `token ${jobToken}`
    expect(asked).toEqual([
      { url: 'https://api.github.com/repos/docker/buildx/releases/latest', authorization },
    ])
  })
})

/** A run that ends with one error, and leaves nothing. */
async function expectRefusal(job: Job, inputs: Values, error: { title: string; message: unknown }) {
  const { exitCode, commands, log } = await main(job, inputs)
  expect({ exitCode, errors: errorsIn(commands) }).toEqual({
    exitCode: 1,
    errors: [expect.objectContaining(error)],
  })
  await job.post()
  expect(await tracesOf(job)).toEqual([])
  return log
}

describe('an error before anything is created', () => {
  test('for a version that was never released', async () => {
    const job = await aJob()
    await playGitHub(job, withRelease({ version, program }))
    const message = expect.stringMatching(/github\.com\/docker\/buildx\/releases has no v9\.9\.9/)
    const log = await expectRefusal(job, { version: '9.9.9' }, { title: 'invalid-input', message })
    expect(log).not.toContain('Set up:')
  })

  test.each([
    ['403', /rate limit of api\.github\.com is reached until 22:13 UTC \(status 403\)/],
    ['429', /rate limit of api\.github\.com is reached until 22:13 UTC \(status 429\)/],
  ])('for a rate limit, status %s', async (status, message) => {
    const job = await aJob()
    const reset = String(Date.parse('2027-01-01T22:13:00Z') / 1000)
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
    await playGitHub(job, (response) =>
      response.writeHead(Number(status), headers).end('{"message":"limit"}'),
    )
    const expected = { title: 'buildx-unavailable', message: expect.stringMatching(message) }
    await expectRefusal(job, { version: 'latest' }, expected)
  })

  inLongForm(() => {
    test('for a proxy that refuses github.com', async () => {
      const job = await aJob()
      await playGitHub(job, withRelease({ version, program }))
      job.environment['HTTPS_PROXY'] = 'http://127.0.0.1:1'
      const message = expect.stringMatching(/github\.com cannot be reached .*ECONNREFUSED[\s\S]*HTTPS_PROXY/)
      await expectRefusal(job, {}, { title: 'buildx-unavailable', message })
    })
  })

  inLongForm(() => {
    test('for a certificate that the runner does not trust', async () => {
      const job = await aJob()
      await playGitHub(job, withRelease({ version, program }))
      delete job.environment['NODE_EXTRA_CA_CERTS']
      const message = expect.stringMatching(/certificate[\s\S]*NODE_EXTRA_CA_CERTS/)
      await expectRefusal(job, {}, { title: 'buildx-unavailable', message })
    })
  })
})

test('a program with another checksum is not run, and not kept', async () => {
  const job = await aJob()
  const evil = Buffer.from(`#!/bin/sh\ntouch ${job.folder}/evil\n`)
  await playGitHub(job, withRelease({ version, program: evil, sum: sha256(program) }))
  const message = expect.stringContaining(`is ${sha256(evil)}, but its release has ${sha256(program)}`)
  await expectRefusal(job, {}, { title: 'buildx-unavailable', message })
  expect(await readdir(job.folder)).not.toContain('evil')
  expect(await readdir(job.folder)).not.toContain('tools')
})

inLongForm(() => {
  test('a download that is cut off is repeated', async () => {
    const job = await aJob()
    const answer = withRelease({ version, program })
    let cuts = 0
    await playGitHub(job, (response, url) => {
      if (!url.endsWith('amd64?jwt=signed') || cuts++ > 0) return answer(response, url)
      response.writeHead(200, { 'content-length': program.length })
      response.write(program.subarray(0, program.length / 2), () => response.destroy())
    })
    expect(await main(job)).toMatchObject({ exitCode: 0 })
    expect(cuts).toBe(2)
    expect(sha256(await readFile(await pluginOf(job)))).toBe(sha256(program))
  })
})

inLongForm(() => {
  test('a full disk is named as such', async () => {
    const job = await aJob()
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'none', job.temp])
    await closeAfterwards(() => promisify(execFile)('umount', [job.temp]))
    await playGitHub(job, withRelease({ version, program }))
    const message = expect.stringMatching(/docker-buildx cannot be written: ENOSPC: no space left on device/)
    await expectRefusal(job, {}, { title: 'file-unwritable', message })
  })
})

test('`latest` is asked with the token on github.com, and without it on another server', async () => {
  for (const [server, authorization] of [
    ['https://github.com', `token ${jobToken}`],
    ['https://github.corp.example', undefined],
  ] as const) {
    const job = await aJob()
    const asked = await playGitHub(job, withRelease({ version, program }))
    job.environment['GITHUB_SERVER_URL'] = server
    expect(await main(job, { version: 'latest' })).toMatchObject({ exitCode: 0 })
    const [first, ...others] = asked
    expect(first).toEqual({
      url: 'https://api.github.com/repos/docker/buildx/releases/latest',
      authorization,
    })
    expect(others.map((each) => each.authorization)).toEqual([undefined, undefined, undefined, undefined])
    await job.post()
  }
})

/** The Buildx of the runner is hidden from main, and the Docker CLI too with `cli: false`. */
async function withoutBuildx(job: Job, { cli }: { cli: boolean }): Promise<void> {
  const hide = 'mount -t tmpfs none /usr/local/lib/docker/cli-plugins && exec "$@"'
  job.starter.push('unshare', '--mount', 'bash', '-ec', hide, 'start')
  await rm(join(job.dockerConfig, 'cli-plugins'), { force: true })
  if (cli) return
  const bin = join(job.folder, 'bin')
  await mkdir(bin)
  for (const name of ['bash', 'unshare', 'mount', 'env', 'cat'])
    await symlink((await job.sh(`command -v ${name}`)).trim(), join(bin, name))
  job.environment['PATH'] = bin
}

describe('on a runner without Buildx', () => {
  test('`driver: docker-container` downloads the latest release, and the tool cache will do for the next job', async () => {
    const job = await aJob()
    await withoutBuildx(job, { cli: true })
    const asked = await playGitHub(job, withRelease({ version, program }))
    const inputs = { ...ownBuilder, driver: 'docker-container', version: '' }
    const { exitCode, outputs, log } = await main(job, inputs)
    expect({ exitCode, outputs, log }).toMatchObject({ exitCode: 0, outputs: { driver: 'docker-container' } })
    expect(asked[0]?.url).toMatch(/releases\/latest$/)
    await job.post()
    asked.length = 0
    expect(await main(job, inputs)).toMatchObject({ exitCode: 0 })
    expect(asked).toEqual([])
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })

  inLongForm(() => {
    test('without an input that needs it, nothing is downloaded', async () => {
      const job = await aJob()
      await withoutBuildx(job, { cli: true })
      const asked = await playGitHub(job, withRelease({ version, program }))
      expect(await job.main({ mode: 'socket', verify: 'false' })).toMatchObject({
        exitCode: 0,
        outputs: { driver: 'docker' },
      })
      expect(asked).toEqual([])
    })
  })

  inLongForm(() => {
    test('and without a Docker CLI, it is `buildx` on PATH', async () => {
      const job = await aJob()
      await withoutBuildx(job, { cli: false })
      await playGitHub(job, withRelease({ version, program }))
      const { exitCode, log } = await main(job, { ...ownBuilder, driver: 'docker-container' })
      expect({ exitCode, log }).toMatchObject({ exitCode: 0 })
      expect(await job.sh('buildx version')).toContain(installedVersion)
      expect(await job.sh('buildx inspect')).toMatch(new RegExp(`^Name: +berth-${job.run}`))
      expect(job.environment['DOCKER_CONFIG']).toBe(job.dockerConfig)
      await job.post()
      expect((await job.attempt('buildx version')).exitCode).not.toBe(0)
      expect(await tracesOf(job)).toEqual([])
    })
  })
})

test('on a runner without an engine, a Docker CLI and Buildx, `driver: remote` builds', async () => {
  const job = await aJob()
  await withoutBuildx(job, { cli: false })
  Object.assign(job.environment, { DOCKER_HOST: '' })
  job.starter.splice(-2, 1, `mount -t tmpfs none /run && ${job.starter.at(-2)}`)
  await playGitHub(job, withRelease({ version, program }))
  const inputs = { driver: 'remote', endpoint: await startBuildkitd() }
  const { exitCode, log, outputs } = await job.main(inputs)
  expect({ exitCode, log, outputs }).toMatchObject({
    exitCode: 0,
    outputs: { mode: 'remote', driver: 'remote' },
  })
  await writeFile(join(job.workspace, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n')
  await job.sh('buildx build --output out .')
  expect(await readdir(join(job.workspace, 'out'))).toEqual(['Dockerfile'])
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('a proxy with a login is used, and its password is nowhere', async () => {
  const job = await aJob()
  const asked = await playGitHub(job, withRelease({ version, program }), 'user:correct-horse')
  const step = await main(job, { version: 'latest' })
  expect(step).toMatchObject({ exitCode: 0 })
  expect(asked).toHaveLength(5)
  const report = await readFile(step.outputs['report'] ?? '', 'utf8')
  // The runner masks it, which later steps need.
  const { masked: _, ...shown } = step
  expect(JSON.stringify([shown, job.state, report])).not.toContain('correct-horse')
  await job.post()

  job.environment['HTTPS_PROXY'] = job.environment['HTTPS_PROXY']?.replace('correct', 'wrong') ?? ''
  const message = expect.stringMatching(/statusCode=407[\s\S]*Check HTTPS_PROXY/)
  const inputs = { version: 'v0.99.2' }
  const log = await expectRefusal(job, inputs, { title: 'buildx-unavailable', message })
  expect(log).not.toContain('wrong-horse')
})

inLongForm(() => {
  describe('logins', () => {
    test('of earlier steps are there, and one of a later step ends with the job', async () => {
      const job = await aJob()
      const login = { user: 'berth', password: 'correct horse' }
      const address = await startRegistry(login)
      const dockerLogin = `echo '${login.password}' | docker login --username ${login.user} --password-stdin`
      await playGitHub(job, withRelease({ version, program }))
      await job.sh(`${dockerLogin} ${address} && docker context create mine --docker host=unix:///none`)
      expect(await main(job)).toMatchObject({ exitCode: 0 })
      const second = await startRegistry(login)
      await job.sh(`${dockerLogin} ${second} && docker context inspect mine`)
      await job.sh("printf 'FROM scratch\\nCOPY Dockerfile /\\n' > Dockerfile")
      for (const at of [address, second]) {
        await job.sh(
          `docker buildx build --load --tag ${at}/app:${job.run} . 2>&1 && docker push ${at}/app:${job.run}`,
        )
      }
      await job.post()
      const own = JSON.parse(await readFile(join(job.dockerConfig, 'config.json'), 'utf8'))
      expect(Object.keys(own.auths)).toEqual([address])
      expect(await job.sh('docker context ls --quiet')).toContain('mine')
    })
  })
})

inLongForm(() => {
  test('a job daemon of `dind` that is found by a docker context has it too', async () => {
    const job = await aJob()
    await playGitHub(job, withRelease({ version, program }))
    const inputs = { ...ownDaemon, export: 'docker-config', version: `v${version}`, verify: 'false' }
    const { exitCode, log } = await job.main(inputs)
    expect({ exitCode, log }).toMatchObject({ exitCode: 0 })
    expect(await pluginOf(job)).toContain(job.temp)
    expect(await job.sh('docker context show')).toBe('berth')
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })
})

inLongForm(() => {
  describe('a git reference', () => {
    /** A repository whose target `binaries` has the Buildx of this machine, at an address on loopback. */
    async function repository(): Promise<string> {
      const folder = await temporaryFolder('repository')
      await writeFile(join(folder, 'buildx'), program, { mode: 0o755 })
      const dockerfile =
        'FROM scratch AS binaries\nCOPY buildx /buildx\nFROM scratch AS other\nCOPY Dockerfile /\n'
      await writeFile(join(folder, 'Dockerfile'), dockerfile)
      const git = 'git -c user.name=a -c user.email=a@b.c'
      await promisify(execFile)('bash', [
        '-ec',
        `cd ${folder}; git init --quiet --initial-branch main; git add .; ${git} commit --quiet --message one; git tag v1; git update-server-info; mv .git buildx.git`,
      ])
      const server = createServer(({ url = '' }, response) => {
        readFile(join(folder, url.replace(/\?.*$/, ''))).then(
          (bytes) => response.end(bytes),
          () => response.writeHead(404).end(),
        )
      })
      return `http://${await listen(server, { host: '127.0.0.1' })}/buildx.git`
    }

    test('is built by the BuildKit of the daemon, and used by later steps', async () => {
      const job = await aJob()
      const { exitCode, log, summary } = await main(job, { version: `${await repository()}#v1` })
      expect({ exitCode, log }).toMatchObject({ exitCode: 0 })
      expect(summary).toContain('built from its sources')
      expect(sha256(await readFile(await pluginOf(job)))).toBe(sha256(program))
      expect(await job.sh('docker buildx version')).toContain(installedVersion)
      await job.post()
      expect(await tracesOf(job)).toEqual([])
    })

    test('is built by a release, if the runner has no Buildx', async () => {
      const job = await aJob()
      await withoutBuildx(job, { cli: true })
      const asked = await playGitHub(job, withRelease({ version, program }))
      expect(await main(job, { version: `${await repository()}#v1` })).toMatchObject({ exitCode: 0 })
      expect(asked).toHaveLength(5)
      await job.post()
      expect(await tracesOf(job)).toEqual([])
    })

    test('that does not exist is one error, with that of git', async () => {
      const job = await aJob()
      const message = expect.stringMatching(/^Buildx could not be built from http[\s\S]*#nowhere/)
      const version = `${await repository()}#nowhere`
      await expectRefusal(job, { version }, { title: 'buildx-unavailable', message })
    })
  })
})

test('a job that is killed in the middle of a download leaves nothing', async () => {
  const job = await aJob()
  const answer = withRelease({ version, program })
  await playGitHub(job, (response, url) => {
    if (!url.endsWith('amd64?jwt=signed')) return answer(response, url)
    response.writeHead(200, { 'content-length': program.length })
    response.write(program.subarray(0, program.length / 2))
  })
  const kill = { when: (line: string) => line.includes('Downloading https://'), after: 1_000 }
  expect(await job.main(quick, kill)).toMatchObject({ exitCode: null })
  expect(await tracesOf(job)).toContainEqual(expect.stringMatching(/^in RUNNER_TEMP berth-.*-bin$/))
  await job.post()
  expect(await tracesOf(job)).toEqual([])
  await expect(readdir(join(job.folder, 'tools'))).rejects.toThrow('ENOENT')
})

inLongForm(() => {
  test('docker/setup-buildx-action as a later step can install another one', async () => {
    const job = await aJob()
    await playGitHub(job, withRelease({ version, program }))
    expect(await main(job)).toMatchObject({ exitCode: 0 })
    // As it does (docker/actions-toolkit, buildx/install.ts, installPlugin).
    const script =
      'printf "#!/bin/sh\\necho another\\n" > "$DOCKER_CONFIG/other"; chmod +x "$DOCKER_CONFIG/other"'
    await job.sh(`${script}; mkdir -p "$DOCKER_CONFIG/cli-plugins"`)
    await job.sh('cp "$DOCKER_CONFIG/other" "$DOCKER_CONFIG/cli-plugins/docker-buildx"')
    expect(await job.sh('"$(readlink -f "$DOCKER_CONFIG/cli-plugins/docker-buildx")"')).toBe('another')
    expect((await pluginOf(job)).startsWith(job.environment['DOCKER_CONFIG'] ?? '-')).toBe(true)
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })
})
