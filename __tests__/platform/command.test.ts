import { expect, test } from '@jest/globals'
import { runCommand } from '../../src/platform/command.ts'

const node = process.execPath
const patient = { timeout: 20_000 }

test('gives the output and exit code of a program', async () => {
  const script = 'console.log("out"); console.error("err"); process.exit(3)'
  expect(await runCommand(node, ['-e', script], patient)).toEqual({
    exitCode: 3,
    stdout: 'out\n',
    stderr: 'err\n',
    timedOut: false,
  })
})

test('there is no shell: its special characters have no effect', async () => {
  const words = ['$(id)', '`id`', 'a; id', '*', '$HOME', "'", '"', 'a b', '']
  const { stdout } = await runCommand('printf', ['%s|', ...words], patient)
  expect(stdout).toBe(`${words.join('|')}|`)
})

test('a program gets the input, which is empty by default', async () => {
  expect((await runCommand('cat', [], { ...patient, input: 'ghcr.io' })).stdout).toBe('ghcr.io')
  expect((await runCommand('cat', [], patient)).stdout).toBe('')
})

test('a program that does not read its input can succeed', async () => {
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

test('a program that hangs is abandoned even if its children keep its output open', async () => {
  const started = performance.now()
  const result = await runCommand('sh', ['-c', 'echo begun; sleep 8; echo never'], { timeout: 500 })
  expect(result).toMatchObject({ exitCode: null, timedOut: true, stdout: 'begun\n' })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test.each([
  ['is not there', '/nowhere/program', 'ENOENT'],
  ['may not be run', '/etc/passwd', 'EACCES'],
])("a program that %s rejects with Node's code", async (_, program, code) => {
  await expect(runCommand(program, [], patient)).rejects.toMatchObject({ code })
})

test('long output is complete, including multi-byte characters', async () => {
  const script = 'process.stdout.write("⛵".repeat(1_000_000))'
  const { stdout } = await runCommand(node, ['-e', script], patient)
  expect(stdout).toHaveLength(1_000_000)
  expect(stdout).toMatch(/^⛵+$/)
})

test('added variables extend the environment of the program', async () => {
  const script = 'console.log(process.env.BERTH_ADDED, "PATH" in process.env)'
  const { stdout } = await runCommand(node, ['-e', script], {
    ...patient,
    environment: { BERTH_ADDED: 'yes' },
  })
  expect(stdout).toBe('yes true\n')
})

test('a program that reads its input does not wait', async () => {
  expect(await runCommand('cat', [], patient)).toMatchObject({ exitCode: 0, stdout: '' })
})

test('a program is ended at once if the signal is already aborted', async () => {
  const started = performance.now()
  const signal = AbortSignal.abort()
  const { exitCode, timedOut } = await runCommand('sleep', ['30'], { timeout: 60_000, signal })
  expect({ exitCode, timedOut }).toEqual({ exitCode: null, timedOut: true })
  expect(performance.now() - started).toBeLessThan(5_000)
})
