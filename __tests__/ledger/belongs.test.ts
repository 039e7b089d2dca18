import { expect, test } from '@jest/globals'
import { belongs, type Owner } from '../../src/ledger/belongs.ts'

const owner: Owner = {
  token: 'a1b2c3d4',
  ownNames: ['buildx_buildkit_mine'],
  ownImages: ['moby/buildkit:v0.31.0'],
  onlyLabelled: false,
}
const own = { 'berth.run': '1', 'berth.token': 'a1b2c3d4', 'berth.guard': 'audit' }
const other = { 'berth.run': '2', 'berth.token': 'ffffffff' }

test.each<[string, string, Record<string, string> | null, Partial<Owner>, boolean]>([
  ['a container without labels', 'web', {}, {}, true],
  ['a volume that was gone before anyone asked', 'data', null, {}, true],
  ['with the label of this job', 'web', own, {}, true],
  ['with the label of another job', 'web', other, {}, false],
  ['with the run of another job, and no token', 'web', { 'berth.run': '2' }, {}, false],
  ['a container of Berth for this job', 'berth-1-1-a1b2c3d4-proof', own, {}, false],
  ['a container of Berth for another job', 'berth-77-1-0badc0de-daemon', {}, {}, false],
  ['a builder of Berth', 'buildx_buildkit_berth-77-1-0badc0de0', {}, {}, false],
  ['the builder with a name', 'buildx_buildkit_mine0', {}, {}, false],
  ['another builder', 'buildx_buildkit_other0', {}, {}, true],
  ['an image that Berth pulls', 'moby/buildkit:v0.31.0', {}, {}, false],
  ['a name that only begins as those of Berth', 'berth-cache', {}, {}, true],
  ['behind a guard, with the label', 'web', own, { onlyLabelled: true }, true],
  ['behind a guard, without the label', 'web', {}, { onlyLabelled: true }, false],
  ['behind a guard, and gone', 'data', null, { onlyLabelled: true }, false],
])('%s', (_, name, labels, given, expected) => {
  expect(belongs({ ...owner, ...given }, name, labels)).toBe(expected)
})
