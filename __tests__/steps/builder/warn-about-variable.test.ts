import { expect, test } from '@jest/globals'
import { warnAboutVariable } from '../../../src/steps/builder/warn-about-variable.ts'
import { makeTools } from '../make-tools.ts'

test.each([
  [
    'another builder',
    { BUILDX_BUILDER: 'theirs' },
    [expect.stringMatching(/BUILDX_BUILDER=theirs is set.*instead of mine/)],
  ],
  ['this one', { BUILDX_BUILDER: 'mine' }, []],
  ['nothing', { BUILDX_BUILDER: '' }, []],
  ['nothing, because it is not set', {}, []],
])('a warning is given only for another builder: BUILDX_BUILDER names %s', (_, environment, warnings) => {
  const tools = makeTools({ environment })
  warnAboutVariable('mine', tools)
  expect(tools.reported.warnings).toEqual(warnings)
})
