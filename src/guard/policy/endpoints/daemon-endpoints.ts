import { type Endpoint, endpoint } from '../endpoint.ts'
import { credentials } from '../judges/credentials.ts'
import { filterEvents } from '../judges/filter-objects.ts'
import { answerNoSwarm, refuse } from '../judges/refuse.ts'

const passed = 'Passed on.'
const swarm = (method: string, path: string, options: Parameters<typeof endpoint>[3] = {}): Endpoint =>
  endpoint(method, path, 'Refused.', { ...options, judge: refuse('swarm') })
const plugin = (method: string, path: string, options: Parameters<typeof endpoint>[3] = {}): Endpoint =>
  endpoint(method, path, 'Refused.', { ...options, judge: refuse('plugin') })

const noSwarm = (path: string, parameters: readonly string[] = []): Endpoint =>
  endpoint('GET', path, 'Answered as by a daemon that is in no swarm.', { parameters, judge: answerNoSwarm })

const logs = ['details', 'follow', 'stdout', 'stderr', 'since', 'until', 'timestamps', 'tail']

/** Parameters: moby, `daemon/server/router/system`, `plugin` and `swarm`. */
export const daemonEndpoints: readonly Endpoint[] = [
  endpoint('GET', '/_ping', passed),
  endpoint('HEAD', '/_ping', passed),
  endpoint('GET', '/version', passed),
  endpoint('GET', '/info', passed),
  endpoint('GET', '/events', 'Lists only events that have the label of the job: those of its containers.', {
    parameters: ['since', 'until', 'filters'],
    judge: filterEvents,
  }),
  endpoint('GET', '/system/df', 'Lists only containers and volumes of the job.', {
    parameters: ['verbose'],
    lists: ['type'],
    reply: 'own-disk-usage',
  }),
  endpoint('POST', '/auth', 'Passed on, never recorded.', { body: 'json', judge: credentials }),

  endpoint('GET', '/plugins', passed, { parameters: ['filters'] }),
  endpoint('GET', '/plugins/privileges', passed, { parameters: ['remote'] }),
  endpoint('GET', '/plugins/{image}/json', passed),
  plugin('POST', '/plugins/create', { body: 'stream', parameters: ['name'] }),
  plugin('POST', '/plugins/pull', { body: 'json', parameters: ['remote', 'name'] }),
  plugin('POST', '/plugins/{image}/enable', { parameters: ['timeout'] }),
  plugin('POST', '/plugins/{image}/disable', { parameters: ['force'] }),
  plugin('POST', '/plugins/{image}/upgrade', { body: 'json', parameters: ['remote'] }),
  plugin('POST', '/plugins/{image}/set', { body: 'json' }),
  plugin('POST', '/plugins/{image}/push', { body: 'stream' }),
  plugin('DELETE', '/plugins/{image}', { parameters: ['force'] }),

  noSwarm('/swarm'),
  noSwarm('/swarm/unlockkey'),
  ...['services', 'tasks'].map((kind) => noSwarm(`/${kind}/{object}/logs`, logs)),
  swarm('POST', '/swarm/init', { body: 'json' }),
  swarm('POST', '/swarm/join', { body: 'json' }),
  swarm('POST', '/swarm/leave', { parameters: ['force'] }),
  swarm('POST', '/swarm/unlock', { body: 'json' }),
  swarm('POST', '/swarm/update', {
    body: 'json',
    parameters: ['version', 'rotateWorkerToken', 'rotateManagerToken', 'rotateManagerUnlockKey'],
  }),
  ...['nodes', 'services', 'tasks', 'secrets', 'configs'].map((kind) =>
    noSwarm(`/${kind}`, ['filters', 'status']),
  ),
  ...['nodes', 'services', 'tasks', 'secrets', 'configs'].map((kind) =>
    noSwarm(`/${kind}/{anything}`, ['insertDefaults']),
  ),
  ...['nodes', 'services', 'secrets', 'configs'].flatMap((kind) => [
    swarm('DELETE', `/${kind}/{object}`, { parameters: ['force'] }),
    swarm('POST', `/${kind}/{object}/update`, {
      body: 'json',
      parameters: ['version', 'registryAuthFrom', 'rollback'],
    }),
  ]),
  ...['services', 'secrets', 'configs'].map((kind) => swarm('POST', `/${kind}/create`, { body: 'json' })),
]
