import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Daemon } from '../../src/facts/facts.ts'
import { Unseen } from '../../src/facts/observe.ts'
import { daemons } from '../../src/facts/probes/daemons.ts'
import { terminalWorkflow } from '../../src/platform/terminal.ts'
import { realWorld } from '../../src/real-world.ts'
import { mountHangingFilesystem } from '../platform/hanging-filesystem.ts'
import { aJob, docker, images } from './host.ts'

const { source } = realWorld(terminalWorkflow)
const nothingElse = async () => {
  throw new Unseen('not looked for')
}

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
})

/** A process that calls itself dockerd. Its script goes on as long as the test does. */
const pretending = (script: string) => `
  printf '#!/bin/sh\\nsleep 600 & wait' > /dockerd; chmod +x /dockerd; mkdir -p /etc/docker
  ${script}
  exec /dockerd`

/** What Berth, as root, sees of a container whose process pretends to be a daemon, and how long that takes. */
async function lookAt(script: string): Promise<{ daemon: Daemon; milliseconds: number }> {
  const id = await docker(
    'run',
    '--detach',
    '--label',
    'berth-test',
    images.busybox,
    'sh',
    '-c',
    pretending(script),
  )
  undo.push(() => docker('rm', '--force', '--volumes', id))
  const pid = Number(await docker('inspect', '--format', '{{.State.Pid}}', id))
  return lookFor((daemon) => daemon.pid === pid)
}

async function lookFor(isIt: (daemon: Daemon) => boolean) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const began = performance.now()
    const daemon = (await daemons(source, nothingElse)).find(isIt)
    if (daemon) return { daemon, milliseconds: performance.now() - began }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the process was not seen')
}

describe('a container with another file at the path of a configuration', () => {
  const file = '/etc/docker/daemon.json'

  test.each([
    ['a FIFO', `mkfifo ${file}`, 'it is not a regular file'],
    ['a link to a FIFO', `mkfifo /fifo; ln -s /fifo ${file}`, 'it is not a regular file'],
    ['a device', `mknod ${file} c 1 5`, 'it is not a regular file'],
    ['a link to a device', `ln -s /dev/zero ${file}`, 'it is not a regular file'],
    ['a directory', `mkdir ${file}`, 'it is not a regular file'],
    ['a link to itself', `ln -s ${file} ${file}`, 'too many symbolic links'],
    ['a huge file', `truncate -s 100G ${file}`, 'it is larger than 16 MiB'],
    ["the kernel's log", `ln -s /proc/kmsg ${file}`, 'it is a file of the kernel'],
    ["one of the kernel's files", `ln -s /proc/1/status ${file}`, 'it is a file of the kernel'],
  ])('%s', async (_, script, reason) => {
    const { daemon, milliseconds } = await lookAt(script)
    expect(daemon.namespaces.status).toBe('seen')
    expect(daemon.dataRootIdentity).toMatchObject({
      status: 'unseen',
      reason: expect.stringContaining(reason),
    })
    expect(milliseconds).toBeLessThan(10_000)
  })

  test("a link to a file of the host is resolved to the container's file", async () => {
    const directory = await mkdtemp(join(tmpdir(), 'berth-secret-'))
    undo.push(() => rm(directory, { recursive: true }))
    const secret = join(directory, 'secret.json')
    await writeFile(secret, '{"data-root": "/etc"}')
    for (const target of [secret, `../../../../../../../../../..${secret}`]) {
      const { daemon } = await lookAt(`ln -s ${target} ${file}; mkdir -p /var/lib/docker`)
      const identity = daemon.dataRootIdentity
      expect(identity.status).toBe('seen')
      const { dev, ino } = statSync('/etc')
      expect(identity).not.toMatchObject({ value: `${dev}:${ino}` })
    }
  })

  test("its data root never counts as the host's, even through a link", async () => {
    const { dev, ino } = statSync('/var/lib')
    for (const link of ['/var/lib', '../../../../../../var/lib']) {
      const { daemon } = await lookAt(
        `mkdir -p /var/lib; ln -s ${link} /link; echo '{"data-root": "/link"}' > ${file}`,
      )
      expect(daemon.dataRootIdentity.status).toBe('seen')
      expect(daemon.dataRootIdentity).not.toMatchObject({ value: `${dev}:${ino}` })
    }
  })
})

describe('a filesystem whose server never answers', () => {
  /** In a mount namespace of its own, as a container is. */
  async function beginPretender(programArguments: readonly string[]) {
    const directory = await mkdtemp(join(tmpdir(), 'berth-pretender-'))
    const program = join(directory, 'dockerd')
    await writeFile(program, '#!/bin/sh\nsleep 600 & wait\n')
    await chmod(program, 0o755)
    const child = spawn('unshare', ['--mount', program, ...programArguments], { detached: true })
    undo.push(async () => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
      await rm(directory, { recursive: true })
    })
    return child.pid
  }

  test('costs a few seconds, and is reported as the reason', async () => {
    const hanging = await mountHangingFilesystem()
    undo.push(() => hanging.end())
    const pid = await beginPretender(['--config-file', join(hanging.path, 'daemon.json')])
    const { daemon, milliseconds } = await lookFor((each) => each.pid === pid)
    expect(daemon.dataRootIdentity).toMatchObject({
      reason: expect.stringContaining('there was no answer for 5 s'),
    })
    expect(milliseconds).toBeLessThan(15_000)
  })

  test('does not block the action, and does not hide another daemon', async () => {
    const hanging = await mountHangingFilesystem()
    undo.push(() => hanging.end())
    // More than Node's pool has threads.
    for (let index = 0; index < 6; index += 1) {
      await beginPretender(['--data-root', join(hanging.path, `root-${index}`)])
    }
    const job = await aJob()
    const { exitCode, outputs, milliseconds } = await job.main({ mode: 'inspect', 'fail-on': 'never' })
    expect(exitCode).toBe(0)
    expect(milliseconds).toBeLessThan(20_000)
    const { facts } = JSON.parse(await readFile(outputs['report'] ?? '', 'utf8'))
    const found: Daemon[] = facts.daemons.value
    const reasons = found.flatMap(({ dataRootIdentity: identity }) =>
      identity.status === 'unseen' ? identity.reason : [],
    )
    expect(reasons.filter((reason) => reason.includes('there was no answer for 5 s'))).toHaveLength(6)
    expect(found.some(({ dataRootIdentity }) => dataRootIdentity.status === 'seen')).toBe(true)
  })
})
