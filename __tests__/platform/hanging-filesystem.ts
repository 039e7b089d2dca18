import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type HangingFilesystem = { readonly path: string; end(): Promise<void> }

/**
 * The server of a FUSE filesystem that takes every request and answers none but the first: who waits for it cannot be
 * interrupted, not even by SIGKILL, until the server ends (linux: fs/fuse/dev.c; uapi/linux/fuse.h).
 */
const server = `
  const { openSync, readSync, writeSync } = require('node:fs')
  const { spawnSync } = require('node:child_process')
  const device = openSync('/dev/fuse', 'r+')
  const options = 'fd=3,rootmode=40000,user_id=0,group_id=0,allow_other'
  const stdio = ['ignore', 'inherit', 'inherit', device]
  const { status } = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'berth', process.argv[1]], { stdio })
  if (status !== 0) process.exit(1)
  const request = Buffer.alloc(135168)
  readSync(device, request)
  const answer = Buffer.alloc(16 + 64)
  answer.writeUInt32LE(answer.length, 0)
  request.copy(answer, 8, 8, 16)
  answer.writeUInt32LE(7, 16)
  answer.writeUInt32LE(31, 20)
  answer.writeUInt32LE(4096, 16 + 20)
  writeSync(device, answer)
  console.log('ready')
  for (;;) readSync(device, request)
`

/** Mounts such a filesystem: as root, with /dev/fuse. */
export async function mountHangingFilesystem(): Promise<HangingFilesystem> {
  const path = await mkdtemp(join(tmpdir(), 'berth-hanging-'))
  const child: ChildProcess = spawn(process.execPath, ['-e', server, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await Promise.race([
    once(child.stdout ?? child, 'data'),
    ended.then(() => Promise.reject(new Error('the FUSE filesystem was not mounted'))),
  ])
  return {
    path,
    async end() {
      child.kill('SIGKILL')
      await ended
      execFileSync('umount', ['--lazy', path])
      await rm(path, { recursive: true })
    },
  }
}
