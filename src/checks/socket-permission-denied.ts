import type { EngineSocket } from '../facts/facts.ts'
import { findEndpointSocket } from '../facts/relations/endpoint-socket.ts'
import { defineCheck } from './check.ts'

export const socketPermissionDenied = defineCheck({
  id: 'socket-permission-denied',
  severity: 'error',
  about: 'host-daemon',
  title: 'Socket permissions',
  failureTitle: 'Permission denied on the Docker socket',
  needs: ['sockets'],
  observes: ['endpoint', 'ownProcess'],

  evaluate({ sockets }, { endpoint, ownProcess }) {
    const socket = findEndpointSocket(sockets, endpoint)
    if (socket?.state === 'missing') return { unknown: `${socket.path} does not exist.` }
    if (socket?.state !== 'permission-denied') return undefined
    const answering = sockets.find((other) => other.state === 'answers')
    const job = ownProcess.status === 'seen' ? ownProcess.value : undefined
    return {
      message: `Permission denied: ${socket.path} (${describe(socket)}).${job ? ` Job uid: ${job.uid}.` : ''} Docker commands of this job fail.`,
      evidence: [
        { label: socket.path, value: describe(socket) },
        { label: 'uid', value: job ? String(job.uid) : 'not readable' },
        { label: 'groups', value: job ? job.groups.join(' ') : 'not readable' },
        ...(answering ? [{ label: answering.path, value: answering.state }] : []),
      ],
      remedy: remedyFor(socket, job?.groups ?? []),
      rulesOut: ['socket', 'dind'],
    }
  },
})

function describe({ mode, ownerUid, ownerGid }: EngineSocket): string {
  return `mode ${mode ?? 'unknown'}, uid ${ownerUid ?? 'unknown'}, gid ${ownerGid ?? 'unknown'}`
}

function remedyFor({ path, ownerGid }: EngineSocket, groups: readonly number[]): string {
  if (ownerGid !== null && groups.includes(ownerGid)) {
    return `Restore the access of group ${ownerGid}, which the job is in: \`sudo chmod 0660 ${path}\`. Or check AppArmor and SELinux denials: \`sudo dmesg | grep DENIED\`.`
  }
  if (ownerGid === 0) {
    return 'Create the group `docker`, because only root has access now (gid 0): `sudo groupadd --force docker && sudo usermod -aG docker "$USER"`. Then restart Docker and the runner.'
  }
  const group = ownerGid === null ? 'group `docker`' : `group \`docker\` (gid ${ownerGid})`
  return `Add the runner's user to the socket's ${group}: \`sudo usermod -aG docker "$USER"\`. Then restart the runner, because a running process keeps its groups. In a job container, set \`options: --group-add ${ownerGid ?? '<gid>'}\`.`
}
