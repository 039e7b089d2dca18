import { expect, test } from '@jest/globals'
import { causeIn } from '../../../src/steps/daemon/log-causes.ts'

const ended = (words: string) => `level=info msg="loading plugin"\nfailed to start daemon: ${words}`

test.each([
  ['Error initializing network controller: parse bip failed: invalid CIDR address: nonsense'],
  ['Error initializing network controller: invalid CIDR address: 10.1.2.3'],
])('a value that the daemon refuses: %s', (words) => {
  expect(causeIn(ended(words))).toMatchObject({ cause: 'The daemon refuses a setting.' })
})

test('a cause that is not known is told in the daemon’s own words', () => {
  const log = ended("logger: no log driver named 'nonsense' is registered")
  expect(causeIn(log)?.cause).toBe("It says: logger: no log driver named 'nonsense' is registered")
})

test('a log without a cause has none', () => {
  expect(causeIn('level=info msg="API listen on /var/run/docker.sock"')).toBeUndefined()
})
