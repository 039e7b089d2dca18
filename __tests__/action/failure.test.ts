import { describe, expect, test } from '@jest/globals'
import { annotateFailure, asExpected } from '../../src/action/failure.ts'
import { ExpectedError } from '../../src/expected-error.ts'
import { unwritable } from '../../src/platform/unwritable.ts'
import { makeWorld } from './make-world.ts'

/** As Node makes them (errno, syscall). */
const errorOf = (code: string, syscall: string) =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall })

describe('an error of the connection', () => {
  test.each([
    ['ENOENT', 'connect', 'engine-unreachable'],
    ['EACCES', 'connect', 'engine-unreachable'],
    ['ECONNREFUSED', 'connect', 'engine-unreachable'],
    ['ECONNRESET', 'read', 'engine-unreachable'],
    ['EPIPE', 'write', 'engine-unreachable'],
    // A file that is missing or forbidden is not the engine's.
    ['ENOENT', 'open', 'internal-error'],
    ['EACCES', 'mkdir', 'internal-error'],
  ])('%s of %s has the code %s', (code, syscall, reported) => {
    expect(asExpected(errorOf(code, syscall)).code).toBe(reported)
  })
})

test('a file that cannot be written is named', () => {
  const error = unwritable('GITHUB_OUTPUT (/run/output)', errorOf('ENOSPC', 'write'))
  expect(asExpected(error)).toMatchObject({
    code: 'file-unwritable',
    message: 'GITHUB_OUTPUT (/run/output) cannot be written: write ENOSPC',
    remedy: expect.stringContaining('`df`'),
  })
})

test('an expected error stays unchanged', () => {
  const error = new ExpectedError('volume-in-use', 'It is in use.', 'Remove it.')
  expect(asExpected(error)).toBe(error)
})

test('a refusal has the message of the engine', () => {
  const refusal = Object.assign(new Error('(HTTP code 409) conflict - '), {
    statusCode: 409,
    json: { message: 'the name "daemon" is already in use' },
  })
  expect(asExpected(refusal)).toMatchObject({
    code: 'engine-error',
    message: 'Docker returned an error (status 409): the name "daemon" is already in use',
    cause: refusal,
  })
})

test('a refusal without a message of the engine has that of the client', () => {
  const refusal = Object.assign(new Error('(HTTP code 500) server error'), { statusCode: 500 })
  expect(asExpected(refusal).message).toBe(
    'Docker returned an error (status 500): (HTTP code 500) server error',
  )
})

test.each(['TimeoutError', 'AbortError'])('%s means that the engine did not answer in time', async (name) => {
  const error = Object.assign(new Error('The operation was aborted'), { name })
  expect(asExpected(error)).toMatchObject({
    code: 'engine-timeout',
    message: 'Docker did not answer in time.',
  })
})

describe('any other error is a bug in Berth', () => {
  test.each([
    ['an error', new TypeError('undefined is not a function'), 'undefined is not a function'],
    ['a text', 'just words', 'just words'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
  ])('%s says where to report it', (_, thrown, words) => {
    const error = asExpected(thrown)
    expect(error.message).toBe(`Internal error in Berth: ${words}`)
    expect(error.remedy).toMatch(/^Report it .* https:\/\/github\.com\/.*\/issues$/)
    expect(error.details).toContain(words)
  })

  test('has its stack in the details', () => {
    expect(asExpected(new Error('lost')).details).toContain('failure.test.ts')
  })
})

test('a failure is one annotation, with its details and its cause in the log', () => {
  const { world, reported } = makeWorld()
  const more = { details: 'line 1\nline 2', cause: new Error('no route to host') }
  annotateFailure(new ExpectedError('engine-timeout', 'It hangs.', 'Look at it.', more), world.workflow)
  expect(reported.annotations).toEqual([
    { level: 'error', title: 'engine-timeout', message: 'It hangs.\nLook at it.' },
  ])
  for (const line of ['  line 1', '  line 2', 'Cause: no route to host']) expect(reported.log).toContain(line)
})
