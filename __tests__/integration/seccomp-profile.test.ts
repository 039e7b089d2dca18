import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

// Go's module proxy is asked where the module is not in the cache yet; go.sum of ground/tools/engine-29 proves its bytes.
test('the seccomp profile is that of the pinned module plus one rule, with its license', async () => {
  const { stdout } = await promisify(execFile)('script/seccomp-profile', ['--check'])
  expect(stdout).toBe('')
})
