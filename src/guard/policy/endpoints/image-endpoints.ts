import { endpoint } from '../endpoint.ts'
import { build, pruneBuildCache } from '../judges/build.ts'
import { createImage, deleteImage, pruneImages } from '../judges/images.ts'

const passed = 'Passed on.'
const recorded = 'Passed on. Images have no labels, because a label would change their digest.'
const limits = [
  'memory',
  'memswap',
  'cpushares',
  'cpuperiod',
  'cpuquota',
  'cpusetcpus',
  'cpusetmems',
  'shmsize',
  'ulimits',
]

/** Parameters: moby, `daemon/server/router/image` and `build`. `only_ids` is docker-py's, `registry` docker-java's. */
export const imageEndpoints = [
  endpoint('GET', '/images/json', passed, {
    parameters: ['all', 'filter', 'filters', 'digests', 'shared-size', 'manifests', 'identity', 'only_ids'],
  }),
  endpoint('GET', '/images/search', passed, { parameters: ['term', 'limit', 'filters'] }),
  endpoint('GET', '/images/get', passed, { lists: ['names', 'platform'] }),
  endpoint('POST', '/images/create', recorded, {
    body: 'stream',
    parameters: ['fromImage', 'fromSrc', 'repo', 'tag', 'message', 'platform', 'registry'],
    lists: ['changes'],
    judge: createImage,
  }),
  endpoint('POST', '/images/load', recorded, { body: 'stream', parameters: ['quiet'], lists: ['platform'] }),
  endpoint(
    'POST',
    '/images/prune',
    'Removes only images that the job committed: others have no labels of the job.',
    {
      parameters: ['filters'],
      judge: pruneImages,
    },
  ),
  endpoint('GET', '/images/{image}/json', passed, { parameters: ['manifests', 'platform', 'size'] }),
  endpoint('GET', '/images/{image}/history', passed, { parameters: ['platform'] }),
  endpoint('GET', '/images/{image}/get', passed, { lists: ['platform'] }),
  endpoint('GET', '/images/{image}/attestations', passed, {
    parameters: ['statement', 'platform'],
    lists: ['type'],
  }),
  endpoint('POST', '/images/{image}/push', passed, { body: 'stream', parameters: ['tag', 'platform'] }),
  endpoint('POST', '/images/{image}/tag', recorded, { parameters: ['repo', 'tag', 'force'] }),
  endpoint('DELETE', '/images/{image}', 'Only images that were not there before the job.', {
    parameters: ['force', 'noprune'],
    lists: ['platforms'],
    judge: deleteImage,
  }),
  endpoint('GET', '/distribution/{image}/json', passed),
  endpoint('POST', '/build', 'The parameters are checked. The build context is not read.', {
    body: 'stream',
    parameters: [
      ...[
        'dockerfile',
        'q',
        'nocache',
        'rm',
        'forcerm',
        'pull',
        'cgroupparent',
        'networkmode',
        'squash',
        'target',
      ],
      ...[
        'remote',
        'session',
        'buildid',
        'platform',
        'outputs',
        'isolation',
        'buildargs',
        'labels',
        'cachefrom',
        'version',
      ],
      ...limits,
    ],
    lists: ['t', 'extrahosts', 'securityopt'],
    judge: build,
  }),
  endpoint('POST', '/build/cancel', passed, { parameters: ['id'] }),
  endpoint('POST', '/build/prune', 'Answered with an empty report.', {
    parameters: ['all', 'filters', 'keep-storage', 'reserved-space', 'max-used-space', 'min-free-space'],
    judge: pruneBuildCache,
  }),
  endpoint('POST', '/session', 'BuildKit. The bytes that follow are not read.', {
    upgrade: 'h2c',
    reply: 'hijack',
  }),
  endpoint('POST', '/grpc', 'BuildKit. The bytes that follow are not read.', {
    upgrade: 'h2c',
    reply: 'hijack',
  }),
]
