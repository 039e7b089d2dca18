import { expect, test } from '@jest/globals'
import { remedyParts } from '../../src/report/remedy.ts'

const sentence = (text: string) => ({ kind: 'sentence', text })
const command = (text: string) => ({ kind: 'command', text })

test.each([
  ['Start Docker.', [sentence('Start Docker.')]],
  ['Remove it: `docker rm --force x`.', [sentence('Remove it:'), command('docker rm --force x')]],
  [
    'Link it: `ln -s a b`. Then restart the runner.',
    [sentence('Link it:'), command('ln -s a b'), sentence('Then restart the runner.')],
  ],
  ['Set it: `a: 1` in the values.', [sentence('Set it: `a: 1` in the values.')]],
  ['Use `mode: dind`.', [sentence('Use `mode: dind`.')]],
  ['Run `a`, or: `b --c`', [sentence('Run `a`, or:'), command('b --c')]],
  ['Start a daemon: `mode: dind`.', [sentence('Start a daemon: `mode: dind`.')]],
  ['Set the version: `DOCKER_API_VERSION=1.41`.', [sentence('Set the version: `DOCKER_API_VERSION=1.41`.')]],
])(
  'only a command after a colon at the end of a sentence is copied from a line of its own: %s',
  (remedy, parts) => {
    expect(remedyParts(remedy)).toEqual(parts)
  },
)
