import { endpoint } from '../endpoint.ts'
import { answerMissing } from '../judges/answer-missing.ts'
import { filterObjects, filterPrune } from '../judges/filter-objects.ts'
import { connectNetwork, createNetwork, disconnectNetwork } from '../judges/networks.ts'
import { refuse } from '../judges/refuse.ts'
import { createVolume } from '../judges/volumes.ts'

const filters = ['filters']

/** Parameters: moby, `daemon/server/router/network` and `volume`. `force` of a network is docker-java's. */
export const objectEndpoints = [
  endpoint('GET', '/networks', 'Lists only networks of the job, and those of the host daemon itself.', {
    parameters: filters,
    reply: 'own-networks',
  }),
  endpoint('POST', '/networks/create', 'Each field is checked, and labels are added.', {
    body: 'json',
    judge: createNetwork,
  }),
  endpoint('POST', '/networks/prune', 'Removes only networks of the job.', {
    parameters: filters,
    judge: filterPrune,
  }),
  endpoint(
    'GET',
    '/networks/{readable-network}',
    'Only networks of the job, and those of the host daemon itself.',
    {
      parameters: ['verbose', 'scope'],
    },
  ),
  endpoint('GET', '/networks/{anything}', 'No name of a network: answered that there is none.', {
    parameters: ['verbose', 'scope'],
    judge: answerMissing('network'),
  }),
  endpoint('DELETE', '/networks/{network}', 'Only networks of the job.'),
  endpoint(
    'POST',
    '/networks/{joined-network}/connect',
    'Only networks and containers of the job, and `bridge`.',
    {
      body: 'json',
      judge: connectNetwork,
    },
  ),
  endpoint(
    'POST',
    '/networks/{joined-network}/disconnect',
    'Only networks and containers of the job, and `bridge`.',
    {
      body: 'json',
      judge: disconnectNetwork,
    },
  ),
  endpoint('GET', '/volumes', 'Lists only volumes of the job.', {
    parameters: filters,
    judge: filterObjects('foreign-volume'),
  }),
  endpoint('POST', '/volumes/create', 'Each field is checked, and labels are added.', {
    body: 'json',
    reply: 'check-volume-labels',
    judge: createVolume,
  }),
  endpoint('POST', '/volumes/prune', 'Removes only volumes of the job.', {
    parameters: filters,
    judge: filterPrune,
  }),
  endpoint('GET', '/volumes/{volume}', 'Only volumes of the job.'),
  endpoint('GET', '/volumes/{anything}', 'No name of a volume: answered that there is none.', {
    judge: answerMissing('volume'),
  }),
  endpoint('DELETE', '/volumes/{volume}', 'Only volumes of the job.', { parameters: ['force'] }),
  endpoint('PUT', '/volumes/{volume}', 'Refused.', {
    body: 'json',
    parameters: ['version'],
    judge: refuse('swarm'),
  }),
]
