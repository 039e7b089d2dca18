import { expect, test } from '@jest/globals'
import { type Existing, leftBehind } from '../../src/ledger/left-behind.ts'
import { ledgerOf } from '../../src/ledger/read-ledger.ts'
import { aJobsEntries, pulled, start } from './make-entries.ts'

const ledger = ledgerOf({ entries: [...aJobsEntries, pulled('old:1', 2, 5, true)], unreadable: 0 })
const nothing: Existing = { containers: [], networks: [], volumes: [], images: [] }
const existing: Existing = {
  containers: ['web', 'failed', 'of-another'],
  networks: ['n1', 'bridge'],
  volumes: ['v1', 'other'],
  images: [
    { names: ['app:latest', 'base:1'], createdAt: start - 1_000_000 },
    { names: ['built-without-event:1'], createdAt: start + 3_000 },
    { names: ['old:1'], createdAt: start + 3_000 },
    { names: ['postgres:17'], createdAt: start - 9_000_000 },
    { names: ['berth-1-1-a1b2c3d4-proof:latest'], createdAt: start + 1_000 },
  ],
}

test('what the job made and is still there, and nothing that was there before', () => {
  expect(leftBehind(ledger, existing, (name) => name.startsWith('berth-'))).toEqual({
    containers: [
      { id: 'web', name: 'web', isRunning: true },
      { id: 'failed', name: 'failed', isRunning: false },
    ],
    networks: [{ id: 'n1', name: 'name-of-n1' }],
    volumes: [{ id: 'v1', name: 'name-of-v1' }],
    images: ['app:latest', 'built-without-event:1', 'postgres:17'],
  })
})

test('nothing is left', () => {
  expect(leftBehind(ledger, nothing, () => false)).toEqual({
    containers: [],
    networks: [],
    volumes: [],
    images: [],
  })
})
