import { expect, test } from '@jest/globals'
import { commandShownBy } from '../../src/platform/show-command.ts'

const node = process.execPath
const patient = { timeout: 20_000 }

function shown() {
  const lines: string[] = []
  return { lines, run: commandShownBy((line) => lines.push(line)) }
}

test('shows the command line and the output, and gives the exit code', async () => {
  const { lines, run } = shown()
  const script = 'console.log("out");console.error("err");process.stdout.write("no newline");process.exit(3)'
  expect(await run(node, ['-e', script], patient)).toEqual({
    exitCode: 3,
    stdout: 'out\nno newline',
    stderr: 'err\n',
    timedOut: false,
  })
  expect(lines[0]).toBe(`[command]${node} -e ${script}`)
  expect(lines.slice(1).join('\n')).toMatch(/out/)
  expect(lines.slice(1).join('\n')).toMatch(/err/)
  expect(lines.at(-1)).toContain('no newline')
})

test('there is no shell: its special characters have no effect', async () => {
  const words = ['$(id)', '`id`', 'a; id', '*', '$HOME', "'", '"', 'a b', '']
  const { stdout } = await shown().run('printf', ['%s|', ...words], patient)
  expect(stdout).toBe(`${words.join('|')}|`)
})

test('a program gets the environment and the input, which is empty by default', async () => {
  const { run } = shown()
  expect((await run('cat', [], { ...patient, input: 'ghcr.io' })).stdout).toBe('ghcr.io')
  expect((await run('cat', [], patient)).stdout).toBe('')
  expect((await run('sh', ['-c', 'echo "$A"'], { ...patient, environment: { A: 'b' } })).stdout).toBe('b\n')
})

test('a program that ends without reading its input causes no error', async () => {
  const input = 'x'.repeat(1024 ** 2)
  expect(await shown().run('true', [], { ...patient, input })).toMatchObject({ exitCode: 0 })
})

test('a program that hangs is killed, and no other program', async () => {
  const { run } = shown()
  const other = run('sleep', ['2'], patient)
  const started = performance.now()
  expect(await run('sleep', ['61'], { timeout: 100 })).toMatchObject({ exitCode: null, timedOut: true })
  expect(performance.now() - started).toBeLessThan(5_000)
  expect(await other).toMatchObject({ exitCode: 0, timedOut: false })
})

test('a program is killed as soon as its signal is aborted', async () => {
  const started = performance.now()
  const result = await shown().run('sleep', ['60'], { ...patient, signal: AbortSignal.timeout(100) })
  expect(result).toMatchObject({ exitCode: null, timedOut: true })
  expect(result.leftRunning).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('a program that hangs is abandoned even if its children keep its output open', async () => {
  const started = performance.now()
  const result = await shown().run('sh', ['-c', 'echo begun; sleep 8; echo never'], { timeout: 500 })
  expect(result).toMatchObject({ exitCode: null, timedOut: true, stdout: 'begun\n' })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('multi-byte characters that arrive in pieces are kept', async () => {
  const { lines, run } = shown()
  const script =
    'const b = Buffer.from("ä\\n"); process.stdout.write(b.subarray(0, 1)); setTimeout(() => process.stdout.write(b.subarray(1)), 100)'
  expect((await run(node, ['-e', script], patient)).stdout).toBe('ä\n')
  expect(lines.at(-1)).toBe('ä')
})

test('a missing program is an error', async () => {
  await expect(shown().run('/nowhere/program', [], patient)).rejects.toThrow('/nowhere/program')
})

test('a path with spaces is one program', async () => {
  await expect(shown().run('/nowhere/a program', [], patient)).rejects.toThrow('/nowhere/a program')
})

test('a line that is redacted to null is not shown, and is in the result', async () => {
  const { lines, run } = shown()
  const redact = (line: string) => (line === 'secret' ? null : line)
  const { stdout } = await run('printf', ['secret\\nplain\\n'], { ...patient, redact })
  expect(stdout).toBe('secret\nplain\n')
  expect(lines.slice(1)).toEqual(['plain'])
})
