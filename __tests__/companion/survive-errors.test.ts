import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'

const source = (name: string) =>
  JSON.stringify(new URL(`../../src/companion/${name}.ts`, import.meta.url).href)

function run(script: string) {
  const program = `
    import { openLog } from ${source('open-log')}
    import { surviveErrors } from ${source('survive-errors')}
    const log = openLog()
    surviveErrors(log)
    ${script}`
  const words = ['--input-type=module', '--no-warnings', '-e', program]
  return spawnSync(process.execPath, words, { encoding: 'utf8', timeout: 30_000, maxBuffer: 4 * 1024 * 1024 })
}

test('an error of one task is logged with its stack, and the others go on', () => {
  const { status, stdout, stderr } = run(`
    setTimeout(() => { throw new Error('of one task') })
    setTimeout(() => Promise.reject(new Error('of a promise')), 10)
    setTimeout(() => log.log('another task works'), 50)`)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const lines = stdout.split('\n').map((line) => line.replace(/^\S+Z /, ''))
  expect(lines).toEqual(
    expect.arrayContaining([
      'error: an exception that no task has caught: Error: of one task',
      'error: a rejection that no task has caught: Error: of a promise',
      'another task works',
    ]),
  )
  expect(stdout).toMatch(/\n {4}at /)
})

test('an error that repeats ends the process, so that it does not take the CPU from the job', () => {
  const { status, stdout } = run("setInterval(() => { throw new Error('again') }, 1)")
  expect(status).toBe(1)
  expect(stdout.match(/Error: again/g)).toHaveLength(100)
  expect(stdout).toMatch(/Z ending after 100 errors\n$/)
})

test('the log has at most one megabyte, and says that it ends', () => {
  const { status, stdout } = run("for (let line = 0; line < 20_000; line++) log.log('x'.repeat(100))")
  expect(status).toBe(0)
  expect(stdout.length).toBeLessThan(1024 * 1024 + 1000)
  expect(stdout).toMatch(/\nThis log ends here: it has 1048576 bytes\.\n$/)
})
