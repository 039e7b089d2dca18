import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWithin } from '../../../src/platform/foreign-files/open-within.ts'
import { type AttackFiles, makeAttackFiles } from '../attack-files.ts'

let attack: AttackFiles
beforeAll(async () => {
  attack = await makeAttackFiles('/etc/hostname')
})
afterAll(() => attack.end())

async function textWithin(path: string): Promise<string> {
  const found = await openWithin(attack.root, path)
  try {
    return readFileSync(`/proc/self/fd/${found.fd}`, 'utf8')
  } finally {
    await found.close()
  }
}

test.each(['plain', '/plain', '//./plain', '/../../plain', 'link-to-plain', '/nothing/../plain'.slice(8)])(
  '%s is found within the root',
  async (path) => {
    expect(await textWithin(path)).toBe('of the container')
  },
)

test.each([
  ['an absolute link to a file of the host', 'absolute-link', 'ENOENT'],
  ['a link that climbs out', 'climbing-link', 'ENOENT'],
  ['a path that climbs out', '../../../../../../../../etc/hostname', 'ENOENT'],
  ['a link to a directory of the host', 'link-to-directory', 'ENOENT'],
  ['a link through the host’s /proc', 'link-to-self-root', 'ENOENT'],
  ['links that lead to each other', 'loop-one', 'ELOOP'],
  ['a path through a file', 'plain/more', 'ENOTDIR'],
  ['a path that ends in a NUL', 'plain\0', 'ERR_INVALID_ARG_VALUE'],
])('%s is not found', async (_, path, code) => {
  await expect(openWithin(attack.root, path)).rejects.toMatchObject({ code })
})

test('no handle is left open', async () => {
  const { readdir } = await import('node:fs/promises')
  const before = (await readdir('/proc/self/fd')).length
  for (const path of ['plain', 'loop-one', 'absolute-link', '../../plain', 'plain/more'])
    await openWithin(attack.root, path).then(
      (found) => found.close(),
      () => {},
    )
  expect((await readdir('/proc/self/fd')).length).toBe(before)
})
