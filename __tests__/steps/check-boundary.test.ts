import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { CheckBoundary } from '../../src/plan/plan.ts'
import type { FileStatus, Files } from '../../src/platform/files.ts'
import { checkBoundary } from '../../src/steps/check-boundary.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { fakeCommands, makeTools } from './make-tools.ts'

type Machine = {
  readonly uid: number
  readonly uidOfCompanion: number | null
  readonly sudo: boolean
  readonly open: boolean
}

async function boundaryOf({ uid, uidOfCompanion, sudo, open }: Machine) {
  const folder = await temporaryFolder('boundary')
  const raw = join(folder, 'docker.sock')
  if (open) {
    const server = createServer((socket) => socket.destroy()).listen(raw)
    await once(server, 'listening')
    await closeAfterwards(() => void server.close())
  }
  const owners: Readonly<Record<string, number | null>> = { '/proc/self': uid, '/proc/77': uidOfCompanion }
  const files: Files = {
    ...memoryFiles({}),
    async status(path) {
      if (owners[path] === null) throw new Error(`ENOENT: ${path}`)
      return { uid: owners[path] } as FileStatus
    },
  }
  const { runCommand, ran } = fakeCommands(() => ({ exitCode: sudo ? 0 : 1 }))
  const step: CheckBoundary = {
    kind: 'check-boundary',
    mode: 'enforce',
    guard: 'unix:///tmp/guard.sock',
    daemon: `unix://${raw}`,
    others: [`unix://${join(folder, 'missing.sock')}`],
  }
  const { guard } = await checkBoundary.apply(step, makeTools({ files, runCommand }), {
    companion: { pid: 77, tasks: ['guard'], ledger: null },
  })
  return { ...guard, ran, raw }
}

const closed: Machine = { uid: 1001, uidOfCompanion: 0, sudo: false, open: false }

test('it is enforced if no socket opens, no root is near and the guard has another user', async () => {
  expect(await boundaryOf(closed)).toMatchObject({
    boundary: 'enforced',
    gaps: [],
    ran: ['sudo --non-interactive true'],
  })
})

test('a raw socket that opens is a way around it', async () => {
  const { boundary, gaps, raw } = await boundaryOf({ ...closed, open: true })
  expect({ boundary, gaps }).toEqual({
    boundary: 'advisory',
    gaps: [{ kind: 'daemon', address: `unix://${raw}` }],
  })
})

test('sudo without a password is one', async () => {
  expect(await boundaryOf({ ...closed, sudo: true })).toMatchObject({
    boundary: 'advisory',
    gaps: [{ kind: 'root', as: 'sudo' }],
  })
})

test('root is one', async () => {
  const { gaps } = await boundaryOf({ ...closed, uid: 0 })
  expect(gaps).toEqual([
    { kind: 'root', as: 'user' },
    { kind: 'same-user', pid: 77 },
  ])
})

test('a guard of the same user is one', async () => {
  const { gaps } = await boundaryOf({ ...closed, uidOfCompanion: 1001 })
  expect(gaps).toEqual([{ kind: 'same-user', pid: 77 }])
})

test('a guard that has ended meanwhile is an error that says so', async () => {
  await expect(boundaryOf({ ...closed, uidOfCompanion: null })).rejects.toMatchObject({
    code: 'companion-failed',
    message: 'The process of the guard (77) has ended while Berth was setting up.',
  })
})
