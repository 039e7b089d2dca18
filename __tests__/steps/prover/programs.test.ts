import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from '@jest/globals'
import { network } from '../../../src/platform/network.ts'
import { programs } from '../../../src/steps/prover/programs.ts'
import { runnersOf, testPrograms } from '../static-programs.ts'

const directory = mkdtempSync(join(tmpdir(), 'berth-prover-'))
afterAll(() => rmSync(directory, { recursive: true }))

testPrograms('src/steps/prover/prover.c', programs, 4096)

describe.each(runnersOf(programs))('the program for %s', (architecture, runner) => {
  const prover = join(directory, architecture)
  writeFileSync(prover, Buffer.from(programs[architecture] ?? '', 'base64'), { mode: 0o755 })
  const words = (...given: string[]): [string, string[]] => {
    const [first = '', ...rest] = [...runner, prover, ...given]
    return [first, rest]
  }
  const run = (...given: string[]) => spawnSync(...words(...given), { maxBuffer: 1024 ** 2 })
  const fresh = () => join(directory, randomBytes(8).toString('hex'))

  test('copies a file larger than its buffer', () => {
    const [from, to] = [fresh(), fresh()]
    const content = Buffer.from(Array.from({ length: 10_000 }, (_, index) => index % 256))
    writeFileSync(from, content)
    expect(run('copy', from, to).status).toBe(0)
    expect(readFileSync(to).equals(content)).toBe(true)
    expect(run('copy', to, '-').stdout.equals(content)).toBe(true)
  })

  test.each([
    ['a missing file', ['copy', '/nowhere', '-'], 2],
    ['a directory', ['copy', directory, '-'], 21],
    ['a path through a file', ['copy', '/etc/passwd/x', '-'], 20],
    ['an existing target', ['copy', '/etc/passwd', '/etc/passwd'], 17],
    ['an unknown command', ['dance'], 22],
    ['a command with too few arguments', ['copy', '/etc/passwd'], 22],
    ['no command', [], 22],
  ])('exits with the errno of %s', (_, given, errno) => {
    expect(run(...given).status).toBe(errno)
  })

  /** Starts it on a free port. Gives the text that the first client received, and its output. */
  async function serve(
    ...files: string[]
  ): Promise<{ received: string; log: string; status: number | null }> {
    const port = await freePort()
    const child = spawn(...words('serve', 'a1b2', String(port), '3', ...files))
    let log = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      log += text
    })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    let received = ''
    for (let attempt = 0; received === '' && attempt < 200; attempt++) {
      const onText = (text: string) => {
        received += text
      }
      await network.receive('127.0.0.1', port, AbortSignal.timeout(5_000), onText).catch(() => {})
      await sleep(10)
    }
    return { received, log, status: await ended }
  }

  test('sends its report to a client, and writes the same to standard output', async () => {
    const [from, to] = [fresh(), fresh()]
    writeFileSync(from, 'abc\ndef\n')
    const { received, log, status } = await serve(from, to)
    expect(received).toMatch(
      /^token a1b2\nread 0 abc\nwrite 0\nserver (none|[\d.]+)\n(answered \d+|silent)\n$/,
    )
    expect(log).toBe(received)
    expect(status).toBe(0)
    expect(readFileSync(to, 'utf8')).toBe('abc\ndef\n')
  })

  test('reports the errno of a file that it cannot read or write', async () => {
    expect((await serve('/nowhere', fresh())).received).toMatch(/^token a1b2\nread 2\nserver /)
    const from = fresh()
    writeFileSync(from, 'x')
    expect((await serve(from, '/etc/passwd')).received).toMatch(/\nread 0 x\nwrite 17\n/)
  })

  test('the content of a file cannot forge a line of the report', async () => {
    const from = fresh()
    writeFileSync(from, `${'\u0001'.repeat(3)}${'y'.repeat(500)}\nanswered 0\n`)
    const { received } = await serve(from, fresh())
    expect(received.split('\n')[1]).toBe(`read 0 ???${'y'.repeat(60)}`)
  })

  test('reports nothing about files if there are none', async () => {
    expect((await serve()).received).toMatch(/^token a1b2\nserver /)
  })

  test('exits if no client connects', async () => {
    const started = performance.now()
    expect(run('serve', 'a1b2', String(await freePort()), '1').status).toBe(0)
    expect(performance.now() - started).toBeGreaterThan(900)
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
