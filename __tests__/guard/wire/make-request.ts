import type { RawRequest } from '../../../src/guard/call.ts'

/** A request as the docker CLI sends it. */
export function makeRequest(changes: Partial<RawRequest> = {}): RawRequest {
  return { method: 'GET', target: '/v1.41/containers/json', httpVersion: '1.1', headers: [], ...changes }
}
