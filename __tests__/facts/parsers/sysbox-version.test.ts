import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseSysboxVersion } from '../../../src/facts/parsers/sysbox-version.ts'

test('any version, among the other lines', () => {
  const number = fc.nat(99)
  fc.assert(
    fc.property(
      number,
      number,
      number,
      fc.constantFrom('', '-dev', '+dirty'),
      (major, minor, patch, suffix) => {
        const version = `${major}.${minor}.${patch}${suffix}`
        const output = `sysbox-runc\n\tedition: \tCommunity Edition (CE)\n\tversion: \t${version}\n\tcommit: \t8f2\n`
        expect(parseSysboxVersion(output)).toBe(version)
      },
    ),
  )
})

test('any other text has none', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/version:/.test(text)),
      (text) => {
        expect(parseSysboxVersion(text)).toBeNull()
      },
    ),
  )
})
