import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { forward, startRegistry } from '../opened/registry.ts'
import type { Job } from '../run-action.ts'
import { addressOnBridge, aJob, images, ownBuilder, tracesOf } from './host.ts'

const login = { user: 'berth', password: 'correct horse' }
/** Where the host's engine and its builders find it. */
let address = ''
beforeAll(async () => {
  address = await startRegistry(login)
})

/** A job builds, pushes and pulls, and needs the login for it. */
async function expectPushAndPull(job: Job, at: string): Promise<void> {
  const reference = `${at}/team/app:${job.run}`
  await writeFile(join(job.workspace, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\nCMD ["/none"]\n')
  const push = `docker buildx build --push --tag ${reference} . 2>&1`
  expect((await job.attempt(push)).exitCode).not.toBe(0)
  await job.sh(`echo '${login.password}' | docker login --username ${login.user} --password-stdin ${at}`)
  await job.sh(push)
  expect(await job.sh(`docker pull --quiet ${reference}`)).toBe(reference)
  await job.sh(`docker image rm ${reference}`)
  await job.sh(`docker build --tag ${reference} . 2>&1 && docker push ${reference} 2>&1`)
  expect(await job.sh(`docker image inspect --format '{{json .Config.Cmd}}' ${reference}`)).toBe('["/none"]')
  await job.sh(`docker image rm ${reference}; docker logout ${at}`)
  expect((await job.attempt(`docker pull ${reference} 2>&1`)).exitCode).not.toBe(0)
}

test.each([
  { driver: 'docker-container', inputs: ownBuilder },
  { driver: 'docker', inputs: { mode: 'socket', driver: 'docker' } },
])(
  'socket, driver $driver: what a job pushes to a registry with a login can be pulled',
  async ({ inputs }) => {
    const job = await aJob()
    expect(await job.main(inputs)).toMatchObject({ exitCode: 0 })
    await expectPushAndPull(job, address)
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  },
)

test('dind: so does a job daemon, with a registry in `daemon-config`', async () => {
  const forwarded = await forward(address, await addressOnBridge())
  const job = await aJob()
  const settings = JSON.stringify({ 'insecure-registries': [forwarded] })
  const main = await job.main({ mode: 'dind', 'dind-image': images.dind, 'daemon-config': settings })
  expect(main).toMatchObject({ exitCode: 0 })
  await expectPushAndPull(job, forwarded)
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})
