import { expect, test } from '@jest/globals'
import { splitReference } from '../../src/values/image-reference.ts'

test.each([
  ['alpine', 'alpine', 'latest'],
  ['alpine:3.22', 'alpine', '3.22'],
  ['team/app:1', 'team/app', '1'],
  ['registry.example:5000/team/app', 'registry.example:5000/team/app', 'latest'],
  ['registry.example:5000/team/app:1.2', 'registry.example:5000/team/app', '1.2'],
  ['localhost:5000/app', 'localhost:5000/app', 'latest'],
])('%s is %s at %s', (reference, name, tag) => {
  expect(splitReference(reference)).toEqual([name, tag])
})
