import { Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { extract, type Header } from 'tar-stream'
import { rootlessFiles } from '../../../../src/steps/daemon/tiers/rootless-files.ts'

const user = {
  ...{ uid: 1001, gid: 118, directory: '/berth', volumes: [] },
  ...{ home: '/home/rootless', dataRoot: '/home/rootless/.local/share/docker' },
}
const programs = ['newuidmap', 'newgidmap'].map((name) => ({
  path: `/usr/bin/${name}`,
  bytes: Buffer.from(`program ${name}`),
}))

async function entriesOf(archive: Buffer): Promise<Record<string, Header & { text: string }>> {
  const entries: Record<string, Header & { text: string }> = {}
  for await (const entry of Readable.from([archive]).pipe(extract())) {
    const chunks: Buffer[] = []
    for await (const chunk of entry) chunks.push(chunk as Buffer)
    entries[entry.header.name] = { ...entry.header, text: Buffer.concat(chunks).toString() }
  }
  return entries
}
const filesFor = async (differences: Partial<typeof user> = {}, passwd = 'root:x:0:0::/root:/bin/sh') =>
  entriesOf(await rootlessFiles({ ...user, ...differences }, passwd, programs))

test.each([
  ['newuidmap', 0x80],
  ['newgidmap', 0x40],
])(
  '%s keeps its bytes, loses its set-user-ID bit, and gets one file capability',
  async (name, capability) => {
    const archive = await rootlessFiles(user, '', programs)
    const entry = (await entriesOf(archive))[`usr/bin/${name}`]
    expect(entry).toMatchObject({ text: `program ${name}`, mode: 0o755, uid: 0 })
    // struct vfs_cap_data (linux, capability.h): revision 2 and the effective bit, the lower permitted set.
    const data = Buffer.from([1, 0, 0, 2, capability, 0, 0, 0, ...Array<number>(12).fill(0)])
    expect(archive.includes(Buffer.concat([Buffer.from('SCHILY.xattr.security.capability='), data]))).toBe(
      true,
    )
  },
)

test('a user without a name gets one', async () => {
  expect((await filesFor())['etc/passwd']?.text).toBe(
    'root:x:0:0::/root:/bin/sh\nberth:x:1001:118::/home/rootless:/bin/sh\n',
  )
})

test('a user that the image has keeps its name', async () => {
  const passwd = 'root:x:0:0::/root:/bin/sh\nme:x:1001:1:::\n'
  expect((await filesFor({}, passwd))['etc/passwd']?.text).toBe(passwd)
})

test.each([
  [1001, '1001:100000:65536\n'],
  [99_999, '99999:100000:65536\n'],
  [100_000, '100000:200000:65536\n'],
  [165_535, '165535:200000:65536\n'],
  [165_536, '165536:100000:65536\n'],
])('the subordinate IDs of user %i do not include its own', async (uid, line) => {
  const files = await filesFor({ uid })
  expect([files['etc/subuid']?.text, files['etc/subgid']?.text]).toEqual([line, line])
})

test('TUN is open for every user of the container', async () => {
  expect((await filesFor())['dev/net/tun']).toMatchObject({
    ...{ type: 'character-device', mode: 0o666, devmajor: 10, devminor: 200 },
  })
})

test('the data root belongs to the user', async () => {
  expect((await filesFor())['home/rootless/.local/share/docker']).toMatchObject({
    ...{ type: 'directory', uid: 1001, gid: 118 },
  })
})
