import { describe, expect, test } from '@jest/globals'
import type { GitHub } from '../../../src/platform/github.ts'
import { findOver } from '../../../src/steps/sweep/over.ts'
import type { RunAttempt } from '../../../src/values/run-attempt.ts'
import { makeTools } from '../make-tools.ts'

const attemptOf = (run: string): RunAttempt => ({ repository: 'acme/app', run, attempt: '1' })
const failing = (status: number) => Object.assign(new Error('it did not work\nat all'), { status })

/** What is over, what was asked and what the log says where GitHub answers so. */
async function find(attempts: readonly RunAttempt[], answer: (run: string) => boolean, token = 'ghs_x') {
  const asked: string[] = []
  const tokens: string[] = []
  const isOver: GitHub['isOver'] = async ({ run }) => {
    asked.push(run)
    return answer(run)
  }
  const tools = makeTools({
    connectGitHub: async (given) => {
      tokens.push(given)
      return { isOver }
    },
  })
  const over = await findOver(attempts, token, tools)
  return { over: [...over], asked, tokens, log: tools.told.log, warnings: tools.told.warnings }
}

test('what GitHub says is over', async () => {
  expect(await find([attemptOf('1'), attemptOf('2')], (run) => run === '2')).toEqual({
    over: ['acme/app/2/1'],
    asked: ['1', '2'],
    tokens: ['ghs_x'],
    log: [],
    warnings: [],
  })
})

test('GitHub is not asked about nothing', async () => {
  expect(await findOver([], 'ghs_x', makeTools())).toEqual(new Set())
})

describe('what GitHub does not say is not over, and the log says so in one line', () => {
  const three = ['1', '2', '3'].map(attemptOf)
  const line = (reason: string) => [expect.stringContaining(`(${reason}): containers of theirs`)]

  test('without a token', async () => {
    const { over, tokens, log } = await find(three, () => true, '')
    expect({ over, tokens, log }).toEqual({ over: [], tokens: [], log: line('`github-token` is empty') })
  })

  test('if it does not know one run, after which it is asked about the others', async () => {
    const { over, asked, log } = await find(three, (run) => {
      if (run !== '3') throw failing(404)
      return true
    })
    expect({ over, asked, log }).toEqual({
      over: ['acme/app/3/1'],
      asked: ['1', '2', '3'],
      log: line('it did not work (status 404)'),
    })
  })

  test.each([401, 403, 429, 500])(
    'if it refuses with %i, after which it is not asked again',
    async (status) => {
      const { over, asked, log } = await find(three, (run) => {
        if (run === '2') throw failing(status)
        return true
      })
      expect({ over, asked, log }).toEqual({
        over: ['acme/app/1/1'],
        asked: ['1', '2'],
        log: line(`it did not work (status ${status})`),
      })
    },
  )

  test('if its client cannot be loaded', async () => {
    const tools = makeTools({ connectGitHub: () => Promise.reject(new Error('GITHUB_API_URL is not set')) })
    expect(await findOver(three, 'ghs_x', tools)).toEqual(new Set())
    expect(tools.told.log).toEqual(line('GITHUB_API_URL is not set'))
  })

  test('if it hangs', async () => {
    const tools = makeTools({ connectGitHub: async () => ({ isOver: () => new Promise(() => {}) }) })
    expect(await findOver(three, 'ghs_x', tools)).toEqual(new Set())
    expect(tools.told.log).toEqual(line('there was no answer for 10 s'))
  }, 20_000)
})

test('at most 20 attempts are asked about', async () => {
  const many = Array.from({ length: 50 }, (_, index) => attemptOf(String(index)))
  expect((await find(many, () => false)).asked).toHaveLength(20)
})
