import type { CacheRequest } from '../../../src/plan/plan.ts'

/** What a job asks for, or another one by its differences. */
export function makeCache(differences: Partial<CacheRequest> = {}): CacheRequest {
  return {
    key: 'main',
    repository: 'acme/app',
    image: 'docker:29.7.2-dind',
    architecture: 'x86_64',
    ownVolume: 'berth-7-1-0a1b2c3d-data',
    labels: {
      'berth.run': '7',
      'berth.repository': 'acme/app',
      'berth.attempt': '1',
      'berth.job': 'build',
      'berth.runner': 'runner-a',
      'berth.token': '0a1b2c3d',
    },
    longestJob: 120 * 3600,
    freeBytes: null,
    testedFile: '/temp/tested',
    ...differences,
  }
}
