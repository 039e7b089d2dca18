import { expect, test } from '@jest/globals'
import type { Values } from '../run-action.ts'
import { errorsIn } from '../workflow-commands.ts'
import { aJob, images, loadBusybox, ownDaemon, tracesOf } from './host.ts'

/**
 * A daemon whose data root a container can write to: `shared-data-root`, an error against each mode. It is a job daemon, so
 * that the daemon of this machine is left alone.
 */
async function aSharedDataRoot(): Promise<string> {
  const job = await aJob()
  const { exitCode, outputs, log } = await job.main({ ...ownDaemon, verify: 'false' })
  expect({ exitCode, log }).toMatchObject({ exitCode: 0 })
  // Without it, the next commands would reach the daemon of this machine.
  expect(job.environment['DOCKER_HOST']).toBe(outputs['docker-host'])
  expect(outputs['docker-host']).toMatch(/^unix:\/\/.*\/berth-/)
  await loadBusybox(job)
  await job.sh(`docker run --detach --volume /var/lib/docker:/data ${images.busybox} sleep 600`)
  return outputs['docker-host'] ?? ''
}

test('an error against each mode fails a step that names one, and is reported in one that does not', async () => {
  const host = await aSharedDataRoot()
  async function stepWith(inputs: Values) {
    const job = await aJob()
    job.environment['DOCKER_HOST'] = host
    const main = await job.main({ driver: 'docker', ...inputs })
    const build = await job.attempt(`docker build --quiet - <<< 'FROM ${images.busybox}'`)
    await job.post()
    expect(await tracesOf(job)).toEqual([])
    return { ...main, build, errors: errorsIn(main.commands).map(({ title }) => title) }
  }

  const named = await stepWith({ mode: 'socket' })
  expect(named).toMatchObject({ exitCode: 1, errors: ['no-strategy-left', 'shared-data-root'] })

  const unnamed = await stepWith({})
  expect(unnamed).toMatchObject({
    exitCode: 0,
    errors: ['shared-data-root'],
    outputs: { mode: 'socket', errors: '1' },
    build: { exitCode: 0 },
  })
  expect(unnamed.outputs['reason']).toContain('`socket` by findings only: `shared-data-root`.')
  expect(unnamed.log).toMatch(/1 error.* this job, but do(es)? not fail this step/)

  const gate = await stepWith({ 'fail-on': 'error' })
  expect(gate).toMatchObject({ exitCode: 1, errors: ['shared-data-root'] })
})
