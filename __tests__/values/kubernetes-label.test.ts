import { describe, expect, test } from '@jest/globals'
import { annotationValue, isLabelName, labelValue } from '../../src/values/kubernetes-label.ts'

test.each([
  ['1234567890', '1234567890'],
  ['team/app', 'team_app'],
  ['GitHub Actions 7', 'GitHub_Actions_7'],
  ['-a-', 'a'],
  ['é', ''],
  ['a'.repeat(70), 'a'.repeat(63)],
  [`${'a'.repeat(62)}/b`, 'a'.repeat(62)],
])('the label value of %j is %j', (text, expected) => {
  expect(labelValue(text)).toBe(expected)
})

test.each([
  ['team/app', 'team/app'],
  ['GitHub Actions 7', 'GitHub Actions 7'],
  ['a=b,c"\n', 'a_b_c__'],
])('the annotation value of %j is %j', (text, expected) => {
  expect(annotationValue(text)).toBe(expected)
})

describe('a name that pods can carry in a label', () => {
  test.each(['a', 'berth-1-1-a1b2c3d40', 'my.builder0', 'a'.repeat(63)])('%s is one', (name) => {
    expect(isLabelName(name)).toBe(true)
  })
  test.each(['', 'Builder0', 'a_0', '-a', 'a-', 'a'.repeat(64)])('%j is none', (name) => {
    expect(isLabelName(name)).toBe(false)
  })
})
