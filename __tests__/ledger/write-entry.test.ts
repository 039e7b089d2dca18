import { expect, test } from '@jest/globals'
import { readEntries } from '../../src/ledger/read-entries.ts'
import { writeEntry } from '../../src/ledger/write-entry.ts'
import { at, created } from './make-entries.ts'

test('time and kind come first', () => {
  expect(writeEntry(created('web', 0))).toMatch(/^\{"at":"2026-01-01T12:00:00\.000Z","kind":"created",/)
})

test.each(['x'.repeat(100_000), '🎈'.repeat(50_000), '\n'.repeat(100_000)])(
  'a huge name is cut: a line stays short',
  (name) => {
    const line = writeEntry(created('id', 0, { name, image: name, service: name }))
    expect(line.length).toBeLessThan(4_000)
    expect(line).not.toContain('\n')
    expect(readEntries(line).unreadable).toBe(0)
  },
)

test('a container with a range of a thousand ports has fifty', () => {
  const ports = Array.from({ length: 1_000 }, (_, index) => `0.0.0.0:${index}->${index}/tcp`)
  const line = writeEntry({ at: at(0), kind: 'published', id: 'a', ports })
  expect(readEntries(line).entries).toMatchObject([{ ports: ports.slice(0, 50) }])
})
