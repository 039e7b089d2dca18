import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { forward } from '../opened/registry.ts'
import type { Job, StepResult } from '../run-action.ts'
import { errorsIn } from '../workflow-commands.ts'
import { addressOnBridge, aJob, docker, images, tracesOf } from './host.ts'
import { encodedLogin, login, type PrivateRegistry, startPrivateRegistry } from './private-registry.ts'

let registry: PrivateRegistry
let buildkit = ''

beforeAll(async () => {
  registry = await startPrivateRegistry()
  buildkit = await registry.keep(images.buildkit, 'team/buildkit:1')
})

const configure = (job: Job, configuration: unknown): Promise<void> =>
  writeFile(join(job.dockerConfig, 'config.json'), JSON.stringify(configuration))

/** A credential helper, as a shell script, on the PATH of the job. */
async function putHelper(job: Job, name: string, script: string): Promise<void> {
  const folder = join(job.folder, 'bin')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `docker-credential-${name}`)
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  job.environment['PATH'] = `${folder}${delimiter}${process.env['PATH']}`
}

const answering = `[ "$(cat)" = "$REGISTRY" ] || { echo "credentials not found in native keychain"; exit 1; }
printf '{"ServerURL":"%s","Username":"${login.user}","Secret":"${login.password}"}' "$REGISTRY"`

/** Everything that outlives the step or that a person can read of it. */
async function shownOf(job: Job, ...steps: StepResult[]): Promise<string> {
  const report = steps[0]?.outputs['report']
  const file = report ? await readFile(report, 'utf8').catch(() => '') : ''
  return JSON.stringify([job.state, job.environment['GITHUB_STATE'], steps, file])
}

const ownBuilderOf = (image: string) => ({
  mode: 'socket',
  'driver-opts': `image=${image}\nnetwork=host`,
})

describe('a private image of BuildKit', () => {
  test('is pulled with the login of an earlier step, which is not stored or logged', async () => {
    const job = await aJob()
    await configure(job, { auths: { [registry.address]: { auth: encodedLogin } } })
    const main = await job.main(ownBuilderOf(buildkit))
    expect(main).toMatchObject({ exitCode: 0 })
    const shown = await shownOf(job, main)
    const post = await job.post()
    for (const secret of [login.password, encodedLogin]) {
      expect(shown).not.toContain(secret)
      expect(post.log).not.toContain(secret)
    }
    expect(await tracesOf(job)).toEqual([])
    await docker('image', 'rm', buildkit)
  })

  test('without a login is an error at once, which names the registry and the file', async () => {
    const job = await aJob()
    await configure(job, { auths: { 'elsewhere.example': { auth: encodedLogin } } })
    const main = await job.main(ownBuilderOf(buildkit))
    expect(main).toMatchObject({ exitCode: 1 })
    const [error] = errorsIn(main.commands)
    expect(error).toMatchObject({ title: 'image-unavailable' })
    expect(error?.message).toContain(`${job.dockerConfig}/config.json`)
    expect(error?.message).toContain(`no login for ${registry.address}`)
    expect(error?.message).toContain('docker/login-action')
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })

  test('with a wrong login is an error that names the source of the login', async () => {
    const job = await aJob()
    const auth = Buffer.from(`${login.user}:wrong`).toString('base64')
    await configure(job, { auths: { [`https://${registry.address}/v2/`]: { auth } } })
    const main = await job.main(ownBuilderOf(buildkit))
    expect(main).toMatchObject({ exitCode: 1 })
    expect(errorsIn(main.commands)[0]?.message).toContain(`login from ${job.dockerConfig}/config.json`)
    expect(await shownOf(job, main)).not.toContain(auth)
    await job.post()
  })

  test('with a credential helper that hangs is pulled by buildx, with a warning', async () => {
    const job = await aJob()
    // The second call, which is buildx's, is answered.
    await putHelper(job, 'late', `mkdir "$0.asked" 2>/dev/null && exec sleep 600\n${answering}`)
    Object.assign(job.environment, { REGISTRY: registry.address })
    await configure(job, { credHelpers: { [registry.address]: 'late' } })
    const main = await job.main(ownBuilderOf(buildkit))
    expect(main.log).toContain('docker-credential-late')
    expect(main).toMatchObject({ exitCode: 0 })
    await job.post()
    await docker('image', 'rm', buildkit)
  })
})

describe('a private `dind-image`', () => {
  test('is pulled with the login of a credential helper', async () => {
    const dind = await registry.keep(images.dind, 'team/dind:1')
    const job = await aJob()
    await putHelper(job, 'ground', answering)
    Object.assign(job.environment, { REGISTRY: registry.address })
    await configure(job, { credHelpers: { [registry.address]: 'ground' } })
    const main = await job.main({ mode: 'dind', 'dind-image': dind })
    expect(main).toMatchObject({ exitCode: 0 })
    expect(await shownOf(job, main)).not.toContain(login.password)
    const digests = await docker('image', 'inspect', '--format', '{{join .RepoDigests " "}}', dind)
    const [, digest = ''] = /@(sha256:\w{64})/.exec(digests) ?? []
    expect(main.log).toContain(`The job daemon's image is \`${dind}@${digest}\`.`)
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })
  test('with `driver: docker-container`: buildx pulls a private BuildKit image into the job daemon, with the login', async () => {
    const inner = await forward(registry.address, await addressOnBridge())
    const job = await aJob()
    await configure(job, { auths: { [inner]: { auth: encodedLogin } } })
    const main = await job.main({
      mode: 'dind',
      'dind-image': images.dind,
      privilege: 'privileged',
      driver: 'docker-container',
      'driver-opts': `image=${buildkit.replace(registry.address, inner)}`,
      'daemon-config': JSON.stringify({ 'insecure-registries': [inner] }),
    })
    expect(main).toMatchObject({ exitCode: 0, outputs: { driver: 'docker-container' } })
    expect(await shownOf(job, main)).not.toContain(encodedLogin)
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })
})
