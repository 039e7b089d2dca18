import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { builtAction } from '../build-action.ts'

const demo = resolve(import.meta.dirname, '../../script/demo')

test('the demo runs a job, shows its report, and leaves nothing', async () => {
  const env = { ...process.env, BERTH_DIST: await builtAction() }
  const { stdout } = await promisify(execFile)(demo, ['inspect'], { env })
  const titles = [...stdout.matchAll(/^━━ (.*?) ━/gm)].map(([, title]) => title)
  expect(titles).toEqual(['mode: inspect', 'Annotations', 'Outputs', 'Job summary'])
  expect(stdout).toMatch(/^mode +inspect$/m)
  expect(stdout).toContain('Nothing to clean up.')
  expect(stdout).toContain('Left on the engine: no container')
  // Markdown has become text.
  expect(stdout).not.toMatch(/\*\*|<\/|```/)
})
