import { endpoint } from '../endpoint.ts'
import { answerMissing } from '../judges/answer-missing.ts'
import { commit } from '../judges/commit.ts'
import { createContainer } from '../judges/create-container.ts'
import { createExec, startExec } from '../judges/execs.ts'
import { filterObjects, filterPrune } from '../judges/filter-objects.ts'
import { refuse, refuseCheckpoint } from '../judges/refuse.ts'
import { updateContainer } from '../judges/update-container.ts'

const own = 'Only containers of the job.'
const size = ['h', 'w']
const streams = ['detachKeys', 'logs', 'stream', 'stdin', 'stdout', 'stderr', 'hijack']
const copy = ['path', 'noOverwriteDirNonDir', 'copyUIDGID']

/** Parameters: moby, `daemon/server/router/container`, in 20.10, 26.1, 28.5 and b985e23. `trunc_cmd` is docker-py's, `hijack` dockerode's. */
export const containerEndpoints = [
  endpoint('GET', '/containers/json', 'Lists only containers of the job.', {
    parameters: ['all', 'limit', 'size', 'since', 'before', 'trunc_cmd', 'filters'],
    judge: filterObjects('foreign-container'),
  }),
  endpoint('POST', '/containers/create', 'Each field is checked, and labels are added.', {
    body: 'json',
    parameters: ['name', 'platform'],
    judge: createContainer,
  }),
  endpoint('POST', '/containers/prune', 'Removes only containers of the job.', {
    parameters: ['filters'],
    judge: filterPrune,
  }),
  endpoint('GET', '/containers/{container}/json', own, { parameters: ['size'] }),
  endpoint('GET', '/containers/{anything}/json', 'No name of a container: answered that there is none.', {
    parameters: ['size'],
    judge: answerMissing('container'),
  }),
  endpoint('GET', '/containers/{container}/top', own, { parameters: ['ps_args'] }),
  endpoint('GET', '/containers/{container}/logs', own, {
    parameters: ['follow', 'stdout', 'stderr', 'since', 'until', 'timestamps', 'tail', 'details', 'format'],
  }),
  endpoint('GET', '/containers/{container}/changes', own),
  endpoint('GET', '/containers/{container}/stats', own, { parameters: ['stream', 'one-shot'] }),
  endpoint('GET', '/containers/{container}/export', own),
  endpoint('GET', '/containers/{container}/archive', own, { parameters: copy }),
  endpoint('HEAD', '/containers/{container}/archive', own, { parameters: copy }),
  endpoint('PUT', '/containers/{container}/archive', own, { body: 'stream', parameters: copy }),
  endpoint('POST', '/containers/{container}/start', `${own} Bind mounts are checked again.`, {
    parameters: ['checkpoint', 'checkpoint-dir', 'detachKeys'],
    judge: refuseCheckpoint,
  }),
  endpoint('POST', '/containers/{container}/stop', own, { parameters: ['t', 'signal'] }),
  endpoint('POST', '/containers/{container}/restart', own, { parameters: ['t', 'signal'] }),
  endpoint('POST', '/containers/{container}/kill', own, { parameters: ['signal'] }),
  endpoint('POST', '/containers/{container}/pause', own),
  endpoint('POST', '/containers/{container}/unpause', own),
  endpoint('POST', '/containers/{container}/wait', own, { parameters: ['condition'] }),
  endpoint('POST', '/containers/{container}/resize', own, { parameters: size }),
  endpoint('POST', '/containers/{container}/rename', own, { parameters: ['name'] }),
  endpoint('POST', '/containers/{container}/attach', `${own} The bytes that follow are not read.`, {
    upgrade: 'tcp',
    parameters: streams,
    reply: 'hijack',
  }),
  endpoint('GET', '/containers/{container}/attach/ws', 'Refused.', {
    parameters: streams,
    judge: refuse('upgrade'),
  }),
  endpoint('POST', '/containers/{container}/update', `${own} Each field is checked.`, {
    body: 'json',
    judge: updateContainer,
  }),
  endpoint('POST', '/containers/{container}/exec', `${own} Each field is checked.`, {
    body: 'json',
    reply: 'remember-exec',
    judge: createExec,
  }),
  endpoint('DELETE', '/containers/{container}', own, { parameters: ['v', 'link', 'force'] }),
  endpoint('GET', '/containers/{container}/checkpoints', 'Refused.', {
    parameters: ['dir'],
    judge: refuse('checkpoint'),
  }),
  endpoint('POST', '/containers/{container}/checkpoints', 'Refused.', {
    body: 'json',
    judge: refuse('checkpoint'),
  }),
  endpoint('DELETE', '/containers/{container}/checkpoints/{object}', 'Refused.', {
    parameters: ['dir'],
    judge: refuse('checkpoint'),
  }),
  endpoint('POST', '/commit', `${own} Labels of Berth are refused.`, {
    body: 'json',
    parameters: ['container', 'repo', 'tag', 'author', 'comment', 'm', 'pause'],
    lists: ['changes'],
    judge: commit,
  }),
  endpoint('GET', '/exec/{exec}/json', 'Only commands in containers of the job.'),
  endpoint(
    'POST',
    '/exec/{exec}/start',
    'Only commands in containers of the job. The bytes that follow are not read.',
    {
      body: 'json',
      upgrade: 'tcp',
      reply: 'hijack',
      judge: startExec,
    },
  ),
  endpoint('POST', '/exec/{exec}/resize', 'Only commands in containers of the job.', { parameters: size }),
]
