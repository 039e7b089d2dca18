import { expect, test } from '@jest/globals'
import { acceptedAuthorities } from '../../../src/steps/remote/accepted-authorities.ts'

const result = { exitCode: 0, stderr: '', timedOut: false }
const head = '---\nServer certificate\nsubject=CN = buildkit\n---\n'

test.each([
  [
    'two names, as OpenSSL 3.0 prints them',
    `${head}Acceptable client certificate CA names\nO = Acme, CN = Build CA\nCN=Old CA\nClient Certificate Types: RSA sign\n`,
    ['O=Acme, CN=Build CA', 'CN=Old CA'],
  ],
  ['no names', `${head}No client certificate CA names sent\nClient Certificate Types: RSA sign\n`, []],
])('%s', async (_, stdout, names) => {
  expect(await acceptedAuthorities('a:1', { runCommand: async () => ({ ...result, stdout }) })).toEqual(names)
})

test('without openssl there are no names', async () => {
  const runCommand = async () => {
    throw new Error('ENOENT')
  }
  expect(await acceptedAuthorities('a:1', { runCommand })).toEqual([])
})
