import { expect, test } from '@jest/globals'
import { runCommand } from '../../src/platform/command.ts'

const node = process.execPath
const patient = { timeout: 20_000 }

test('gives what a program prints and how it ends', async () => {
  const script = 'console.log("out"); console.error("err"); process.exit(3)'
  expect(await runCommand(node, ['-e', script], patient)).toEqual({
    exitCode: 3,
    stdout: 'out\n',
    stderr: 'err\n',
    timedOut: false,
  })
})

test('there is no shell: what means something to one stays text', async () => {
  const words = ['$(id)', '`id`', 'a; id', '*', '$HOME', "'", '"', 'a b', '']
  const { stdout } = await runCommand('printf', ['%s|', ...words], patient)
  expect(stdout).toBe(`${words.join('|')}|`)
})

test('a program gets the input, and an empty one otherwise', async () => {
  expect((await runCommand('cat', [], { ...patient, input: 'ghcr.io' })).stdout).toBe('ghcr.io')
  expect((await runCommand('cat', [], patient)).stdout).toBe('')
})

test('a program that does not read its input is judged by its exit code', async () => {
  const input = 'x'.repeat(1_000_000)
  expect(await runCommand('true', [], { ...patient, input })).toMatchObject({ exitCode: 0 })
})

test('a program that hangs is killed in time', async () => {
  const started = performance.now()
  const result = await runCommand('sleep', ['60'], { timeout: 100 })
  expect(result).toMatchObject({ exitCode: null, timedOut: true })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('a program is killed as soon as its signal is aborted', async () => {
  const started = performance.now()
  const result = await runCommand('sleep', ['60'], { ...patient, signal: AbortSignal.timeout(100) })
  expect(result).toMatchObject({ exitCode: null, timedOut: true })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('a program that hangs is left in time even where its own children hold its output open', async () => {
  const started = performance.now()
  const result = await runCommand('sh', ['-c', 'echo begun; sleep 8; echo never'], { timeout: 500 })
  expect(result).toMatchObject({ exitCode: null, timedOut: true, stdout: 'begun\n' })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test.each([
  ['is not there', '/nowhere/program', 'ENOENT'],
  ['may not be run', '/etc/passwd', 'EACCES'],
])('a program that %s rejects with Node’s own code', async (_, program, code) => {
  await expect(runCommand(program, [], patient)).rejects.toMatchObject({ code })
})

test('much output comes whole, letters of several bytes included', async () => {
  const script = 'process.stdout.write("⛵".repeat(1_000_000))'
  const { stdout } = await runCommand(node, ['-e', script], patient)
  expect(stdout).toHaveLength(1_000_000)
  expect(stdout).toMatch(/^⛵+$/)
})

test('what is added to the environment reaches the program beside what is there', async () => {
  const script = 'console.log(process.env.BERTH_ADDED, "PATH" in process.env)'
  const { stdout } = await runCommand(node, ['-e', script], {
    ...patient,
    environment: { BERTH_ADDED: 'yes' },
  })
  expect(stdout).toBe('yes true\n')
})

test('a program that asks for input gets none, and does not wait for it', async () => {
  expect(await runCommand('cat', [], patient)).toMatchObject({ exitCode: 0, stdout: '' })
})

test('a program is ended at once by a signal that was aborted before', async () => {
  const started = performance.now()
  const signal = AbortSignal.abort()
  const { exitCode, timedOut } = await runCommand('sleep', ['30'], { timeout: 60_000, signal })
  expect({ exitCode, timedOut }).toEqual({ exitCode: null, timedOut: true })
  expect(performance.now() - started).toBeLessThan(5_000)
})
