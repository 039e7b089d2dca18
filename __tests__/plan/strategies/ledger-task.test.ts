import { expect, test } from '@jest/globals'
import { choosePlan } from '../../../src/plan/choose-plan.ts'
import type { Request } from '../../../src/plan/request.ts'
import { makeSituation } from '../make-situation.ts'

function ledgerOf(differences: Partial<Request>) {
  const { steps } = choosePlan(makeSituation(differences))
  return steps.find((step) => step.kind === 'start-companion')?.tasks.ledger
}

test('the host daemon is shared, and what Berth makes there is not the job', () => {
  expect(ledgerOf({ mode: 'socket', name: 'mine' })).toEqual({
    file: '/home/runner/work/_temp/berth-ledger-a1b2c3d4.jsonl',
    shared: true,
    ownNames: ['berth-1234567890-1-a1b2c3d4', 'buildx_buildkit_mine0'],
    ownImages: ['moby/buildkit:buildx-stable-1'],
    jobDaemon: null,
  })
})

test('the job daemon is the job’s alone', () => {
  expect(ledgerOf({ mode: 'dind' })).toMatchObject({
    shared: false,
    ownImages: [],
    jobDaemon: { container: 'berth-1234567890-1-a1b2c3d4-daemon' },
  })
})

test('the image of a builder in the job daemon is pulled by Buildx', () => {
  const differences = { driver: 'docker-container', driverOptions: ['image=moby/buildkit:v0.31.0'] } as const
  const task = ledgerOf({ mode: 'dind', privilege: 'privileged', ...differences })
  expect(task?.ownImages).toEqual(['moby/buildkit:v0.31.0'])
})

test.each<[string, Partial<Request>]>([
  ['without a mode', { mode: 'auto' }],
  ['with `companion: off`', { mode: 'socket', companion: false }],
  ['in `inspect`', { mode: 'inspect' }],
])('%s no process is started', (_, differences) => {
  expect(ledgerOf(differences)).toBeUndefined()
})
