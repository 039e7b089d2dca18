import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openForeignFiles } from '../../src/platform/foreign-files.ts'
import { type AttackFiles, makeAttackFiles } from './attack-files.ts'

let attack: AttackFiles
beforeAll(async () => {
  attack = await makeAttackFiles('/etc/hostname')
})
afterAll(() => attack.end())

test('files are read concurrently by another process', async () => {
  const foreign = openForeignFiles({ asRoot: false })
  try {
    const [text, identity, fifo] = await Promise.allSettled([
      foreign.readText(attack.root, '/link-to-plain'),
      foreign.identity(attack.root, '/plain'),
      foreign.readText(attack.root, '/fifo'),
    ])
    expect(text).toMatchObject({ value: 'of the container' })
    expect(identity).toMatchObject({ value: expect.stringMatching(/^\d+:\d+$/) })
    expect(fifo).toMatchObject({ reason: { code: 'EINVAL', message: 'it is not a regular file' } })
  } finally {
    foreign.close()
  }
})

test('a path with a line break cannot forge a second question', async () => {
  const foreign = openForeignFiles({ asRoot: false })
  try {
    const path = '/plain\n{"id":0,"want":"text","root":"/","path":"/etc/hostname"}'
    await expect(foreign.readText(attack.root, path)).rejects.toMatchObject({ code: 'ENOENT' })
  } finally {
    foreign.close()
  }
})

test('if the process cannot be started, the error contains its message', async () => {
  const path = process.env['PATH']
  process.env['PATH'] = '/nowhere'
  const foreign = openForeignFiles({ asRoot: true })
  try {
    await expect(foreign.readText('/', '/etc/hostname')).rejects.toThrow(/ENOENT/)
  } finally {
    process.env['PATH'] = path
    foreign.close()
  }
})
