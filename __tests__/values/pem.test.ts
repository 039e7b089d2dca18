import { expect, test } from '@jest/globals'
import { bundleOf, certificatesIn } from '../../src/values/pem.ts'

const pem = (body: string, kind = 'CERTIFICATE') => `-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----`

test.each<[string, string, string[]]>([
  ['nothing', '', []],
  ['a certificate', pem('AAAA'), [pem('AAAA')]],
  ['two, with comments', `# one\n${pem('AAAA')}\n# two\n${pem('BB/B+==')}\n`, [pem('AAAA'), pem('BB/B+==')]],
  [
    'one twice, with other line ends',
    `${pem('AAAA')}\n${pem('AAAA').replaceAll('\n', '\r\n')}`,
    [pem('AAAA')],
  ],
  ['no private key', `${pem('KKKK', 'PRIVATE KEY')}\n${pem('AAAA')}`, [pem('AAAA')]],
  ['nothing of a certificate that is cut off', pem('AAAA').slice(0, -5), []],
])('finds %s', (_, text, expected) => {
  expect(certificatesIn(text)).toEqual(expected)
})

test('a bundle has each certificate once', () => {
  expect(bundleOf([`# a\n${pem('AAAA')}`, pem('BBBB'), `${pem('AAAA')}\n`])).toBe(
    `${pem('AAAA')}\n${pem('BBBB')}\n`,
  )
})
