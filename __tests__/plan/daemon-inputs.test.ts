import { expect, test } from '@jest/globals'
import { daemonInputs } from '../../src/plan/daemon-inputs.ts'
import type { Request } from '../../src/plan/request.ts'
import { makeRequest } from './make-situation.ts'

test.each<[Partial<Request>, string[]]>([
  [{}, []],
  [{ dindImageAsked: true }, ['dind-image']],
  [{ privilege: 'privileged' }, ['privilege']],
  [{ network: 'isolated' }, []],
  [{ network: 'open' }, ['network']],
  [{ daemonConfiguration: { debug: true } }, ['daemon-config']],
  [{ dindImageAsked: true, privilege: 'capabilities' }, ['dind-image', 'privilege']],
])('%j', (differences, expected) => {
  expect(daemonInputs(makeRequest(differences))).toEqual(expected)
})
