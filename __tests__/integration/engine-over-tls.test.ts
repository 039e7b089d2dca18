import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import type { Job } from '../run-action.ts'
import { errorsIn } from '../workflow-commands.ts'
import { aJob, docker, images, ownBuilder } from './host.ts'

/** A real daemon that demands a client certificate, on loopback. It has the image of BuildKit. */
const engine = { host: '', certificates: '' }

beforeAll(async () => {
  const name = `berth-test-${randomBytes(4).toString('hex')}`
  const folder = await temporaryFolder('certificates')
  await closeAfterwards(() => docker('rm', '--force', '--volumes', name))
  const published = ['--publish', '127.0.0.1::2376', '--volume', `${folder}:/certs`]
  await docker('run', '--detach', '--privileged', '--name', name, ...published, images.dind)
  await docker('exec', name, 'sh', '-c', 'until docker version >/dev/null 2>&1; do sleep 0.2; done')
  engine.host = `tcp://127.0.0.1:${(await docker('port', name, '2376/tcp')).split(':').at(-1)}`
  engine.certificates = join(folder, 'client')
  const job = await aJob()
  await job.sh(`docker save ${images.buildkit} ${images.busybox} | docker ${optionsOf()} load`)
}, 120_000)

const optionsOf = () => {
  const { host, certificates: at } = engine
  return `--host ${host} --tlsverify --tlscacert ${at}/ca.pem --tlscert ${at}/cert.pem --tlskey ${at}/key.pem`
}

/** The BuildKits and volumes of the job on that daemon. */
const tracesThere = ({ run, sh }: Job) =>
  sh(`docker ${optionsOf()} ps --all --format '{{.Names}}' | grep ${run} || true
    docker ${optionsOf()} volume ls --quiet | grep ${run} || true`)

/** The directories of contexts that the job's user has. */
async function contextsOf({ dockerConfig }: Job): Promise<string[]> {
  const read = (path: string) => (existsSync(path) ? readdir(path) : [])
  const places = ['meta', 'tls'].map((part) => join(dockerConfig, 'contexts', part))
  return (await Promise.all(places.map(read))).flat()
}

const build = (job: Job) =>
  job.sh(
    'printf "FROM scratch\\nCOPY Dockerfile /\\n" > Dockerfile; docker buildx build --load --tag mine . 2>&1',
  )

/** The context has a link to the key, and the key itself is where it was. */
async function expectNoKeyIn(job: Job): Promise<void> {
  const key = await readFile(join(engine.certificates, 'key.pem'), 'utf8')
  expect(JSON.stringify(job.state)).not.toContain(key.split('\n')[1])
}

describe('a daemon over TLS', () => {
  test('that variables name: the builder has a context for this job, which the post step removes', async () => {
    const job = await aJob()
    const variables = {
      DOCKER_HOST: engine.host,
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CERT_PATH: engine.certificates,
    }
    Object.assign(job.environment, variables)
    const main = await job.main(ownBuilder)
    expect(main).toMatchObject({ exitCode: 0, outputs: { mode: 'socket', status: 'running' } })
    expect(await contextsOf(job)).toHaveLength(2)
    expect(await job.sh('docker context ls --format {{.Name}}')).toContain(`berth-${job.run}`)
    await build(job)
    await expectNoKeyIn(job)
    expect(await tracesThere(job)).toContain('buildx_buildkit_')
    await job.sh(`docker run --rm --name recorded ${images.busybox} true`)
    expect((await job.post()).summary).toContain('<code>recorded</code>')
    expect(await contextsOf(job)).toEqual([])
    expect(await tracesThere(job)).toBe('')
  })

  const createContext = (job: Job, name: string, from = engine.certificates) =>
    job.sh(
      `docker context create ${name} --docker "host=${engine.host},ca=${from}/ca.pem,cert=${engine.certificates}/cert.pem,key=${engine.certificates}/key.pem"`,
    )

  test('of a selected context: builder, test container and later steps use its certificates', async () => {
    const job = await aJob()
    await createContext(job, 'secured')
    job.environment['DOCKER_CONTEXT'] = 'secured'
    const main = await job.main(ownBuilder)
    expect(main).toMatchObject({ exitCode: 0, outputs: { endpoint: 'secured', 'docker-host': engine.host } })
    await build(job)
    expect(await job.sh('docker image ls --quiet mine')).not.toBe('')
    // Another context of a later step does not lead the post step elsewhere.
    job.environment['DOCKER_CONTEXT'] = 'default'
    await job.post()
    expect(await tracesThere(job)).toBe('')
    expect(await contextsOf(job)).toHaveLength(2)
  })

  test('of a context that `endpoint` names: the builder is there, and other steps stay on the host daemon', async () => {
    const job = await aJob()
    await createContext(job, 'secured')
    const host = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock'
    const main = await job.main({ ...ownBuilder, endpoint: 'secured' })
    expect(main).toMatchObject({ exitCode: 0, outputs: { endpoint: 'secured', 'docker-host': host } })
    expect(await tracesThere(job)).toContain('buildx_buildkit_')
    await job.post()
    expect(await tracesThere(job)).toBe('')
  })

  test('of a context with the certificate of another authority is an error that names the daemon', async () => {
    const job = await aJob()
    const other = await temporaryFolder('other')
    await job.sh(
      `openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=other -keyout ${other}/key.pem -out ${other}/ca.pem 2>&1`,
    )
    await createContext(job, 'wrong', other)
    const { exitCode, commands } = await job.main({ ...ownBuilder, endpoint: 'wrong' })
    expect(exitCode).toBe(1)
    expect(errorsIn(commands)[0]?.message).toMatch(new RegExp(`${engine.host}.*certificate`))
    await job.post()
    expect(await tracesThere(job)).toBe('')
  })
})
