import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { record } from '../../src/action/record.ts'
import { files } from '../../src/platform/files.ts'
import { makeObserved, unseen } from '../make-facts.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { makeWorld } from './make-world.ts'

test('writes the anonymous facts, and which machine they are of', async () => {
  const { world, reported } = makeWorld()
  await record(makeObserved({ machine: { hostname: 'ada-laptop' } }), '/tmp/facts.json', world)
  const text = reported.written['/tmp/facts.json'] ?? ''
  expect(text).not.toContain('ada')
  expect(JSON.parse(text)).toMatchObject({
    schemaVersion: 1,
    origin: 'recorded',
    machine: 'docker 28.0.4 on Ubuntu 24.04.3 LTS; linux x64; runner: github-hosted',
    sources: ['berth doctor --record, version 0.1.0'],
    facts: { machine: { status: 'seen', value: { hostname: 'machine-1' } } },
  })
})

test('names a machine of which nothing is seen', async () => {
  const { world, reported } = makeWorld()
  const facts = makeObserved({ machine: unseen(), runner: unseen(), engine: unseen() })
  await record(facts, '/facts.json', world)
  expect(JSON.parse(reported.written['/facts.json'] ?? '')).toMatchObject({ machine: 'no reachable engine' })
})

test('the file is for its owner alone', async () => {
  const { world } = makeWorld()
  const path = join(await temporaryFolder('record'), 'facts.json')
  expect(await record(makeObserved(), path, { ...world, source: { ...world.source, files } })).toBeUndefined()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(path, 'utf8'))).toHaveProperty('facts')
})

test('overwrites nothing', async () => {
  const { world, reported } = makeWorld()
  reported.written['/etc/passwd'] = 'root'
  expect(await record(makeObserved(), '/etc/passwd', world)).toBe(
    '--record /etc/passwd: the file exists already\n',
  )
  expect(reported.written).toEqual({ '/etc/passwd': 'root' })
})

test('says why it cannot write', async () => {
  const createText = () => Promise.reject(new Error('EROFS: read-only file system'))
  const { world } = makeWorld({ files: { createText } })
  expect(await record(makeObserved(), '/x', world)).toBe('--record /x: EROFS: read-only file system\n')
})
