import { expect, test } from '@jest/globals'
import { warnOfVariable } from '../../../src/steps/builder/warn-of-variable.ts'
import { makeTools } from '../make-tools.ts'

test.each([
  [
    'another builder',
    { BUILDX_BUILDER: 'theirs' },
    [expect.stringMatching(/BUILDX_BUILDER is theirs.*builder mine/)],
  ],
  ['this one', { BUILDX_BUILDER: 'mine' }, []],
  ['nothing', { BUILDX_BUILDER: '' }, []],
  ['nothing, not being set', {}, []],
])('where BUILDX_BUILDER names %s', (_, environment, warnings) => {
  const tools = makeTools({ environment })
  warnOfVariable('mine', tools)
  expect(tools.told.warnings).toEqual(warnings)
})
