import { describe, expect, test } from '@jest/globals'
import type { GitHub } from '../../../src/platform/github.ts'
import { findCompleted } from '../../../src/steps/sweep/completed-attempts.ts'
import type { RunAttempt } from '../../../src/values/run-attempt.ts'
import { makeTools } from '../make-tools.ts'

const attemptOf = (run: string): RunAttempt => ({ repository: 'acme/app', run, attempt: '1' })
const failing = (status: number) => Object.assign(new Error('it did not work\nat all'), { status })

/** The completed attempts, the requests and the log lines for these answers of GitHub. */
async function find(attempts: readonly RunAttempt[], answer: (run: string) => boolean, token = 'ghs_x') {
  const asked: string[] = []
  const tokens: string[] = []
  const isCompleted: GitHub['isCompleted'] = async ({ run }) => {
    asked.push(run)
    return answer(run)
  }
  const tools = makeTools({
    connectGitHub: async (given) => {
      tokens.push(given)
      return { isCompleted }
    },
  })
  const completed = await findCompleted(attempts, token, tools)
  return {
    completed: [...completed],
    asked,
    tokens,
    log: tools.reported.log,
    warnings: tools.reported.warnings,
  }
}

test('attempts that GitHub reports as completed are found', async () => {
  expect(await find([attemptOf('1'), attemptOf('2')], (run) => run === '2')).toEqual({
    completed: ['acme/app/2/1'],
    asked: ['1', '2'],
    tokens: ['ghs_x'],
    log: [],
    warnings: [],
  })
})

test('without attempts, GitHub is not asked', async () => {
  expect(await findCompleted([], 'ghs_x', makeTools())).toEqual(new Set())
})

describe('attempts that GitHub does not report on count as running, with one log line', () => {
  const three = ['1', '2', '3'].map(attemptOf)
  const line = (reason: string) => [expect.stringContaining(`which runs are completed (${reason}). `)]

  test('without a token', async () => {
    const { completed, tokens, log } = await find(three, () => true, '')
    expect({ completed, tokens, log }).toEqual({
      completed: [],
      tokens: [],
      log: line('`github-token` is empty'),
    })
  })

  test('if it does not know one run; the others are still asked about', async () => {
    const { completed, asked, log } = await find(three, (run) => {
      if (run !== '3') throw failing(404)
      return true
    })
    expect({ completed, asked, log }).toEqual({
      completed: ['acme/app/3/1'],
      asked: ['1', '2', '3'],
      log: line('it did not work (status 404)'),
    })
  })

  test.each([401, 403, 429, 500])('if it answers with status %i; it is not asked again', async (status) => {
    const { completed, asked, log } = await find(three, (run) => {
      if (run === '2') throw failing(status)
      return true
    })
    expect({ completed, asked, log }).toEqual({
      completed: ['acme/app/1/1'],
      asked: ['1', '2'],
      log: line(`it did not work (status ${status})`),
    })
  })

  test('if the client cannot be loaded', async () => {
    const tools = makeTools({ connectGitHub: () => Promise.reject(new Error('GITHUB_API_URL is not set')) })
    expect(await findCompleted(three, 'ghs_x', tools)).toEqual(new Set())
    expect(tools.reported.log).toEqual(line('GITHUB_API_URL is not set'))
  })

  test('if GitHub does not answer', async () => {
    const tools = makeTools({ connectGitHub: async () => ({ isCompleted: () => new Promise(() => {}) }) })
    expect(await findCompleted(three, 'ghs_x', tools)).toEqual(new Set())
    expect(tools.reported.log).toEqual(line('there was no answer for 10 s'))
  }, 20_000)
})

test('at most 20 attempts are asked about', async () => {
  const many = Array.from({ length: 50 }, (_, index) => attemptOf(String(index)))
  expect((await find(many, () => false)).asked).toHaveLength(20)
})
