import type { EngineSocket } from '../facts/facts.ts'
import { findEndpointSocket } from '../facts/relations/endpoint-socket.ts'
import { defineCheck } from './check.ts'

export const socketPermissionDenied = defineCheck({
  id: 'socket-permission-denied',
  severity: 'error',
  about: 'host-daemon',
  title: "The job may open the engine's socket",
  failureTitle: "The job may not open the engine's socket",
  needs: ['sockets'],
  observes: ['endpoint', 'ownProcess'],

  evaluate({ sockets }, { endpoint, ownProcess }) {
    const socket = findEndpointSocket(sockets, endpoint)
    if (socket?.state === 'missing') return { unproven: `There is no socket at ${socket.path}.` }
    if (socket?.state !== 'permission-denied') return undefined
    const answering = sockets.find((other) => other.state === 'answers')
    const who = ownProcess.status === 'seen' ? ownProcess.value : undefined
    return {
      message: `${socket.path} is there, but this process${who ? ` (uid ${who.uid})` : ''} may not open it: ${describe(socket)}.`,
      evidence: [
        { label: socket.path, value: describe(socket) },
        { label: 'uid', value: who ? String(who.uid) : 'unseen' },
        { label: 'groups', value: who ? who.groups.join(' ') : 'unseen' },
        ...(answering ? [{ label: answering.path, value: answering.state }] : []),
      ],
      remedy: remedyFor(socket, who?.groups ?? []),
      rulesOut: ['socket', 'dind'],
    }
  },
})

function describe({ mode, ownerUid, ownerGid }: EngineSocket): string {
  return `mode ${mode ?? 'unknown'}, owner ${ownerUid ?? 'unknown'}, group ${ownerGid ?? 'unknown'}`
}

function remedyFor({ path, ownerGid }: EngineSocket, groups: readonly number[]): string {
  if (ownerGid !== null && groups.includes(ownerGid)) {
    return `The job is in group ${ownerGid} already: give that group its right back (\`sudo chmod 0660 ${path}\`), or look for an LSM that refuses (\`sudo dmesg | grep DENIED\`).`
  }
  if (ownerGid === 0) {
    return 'Only root may use this socket (gid 0): `sudo groupadd --force docker && sudo usermod -aG docker "$USER"`, then restart the engine and the runner.'
  }
  const group = ownerGid === null ? 'group `docker`' : `group \`docker\` (gid ${ownerGid})`
  return `Put the runner's user in the socket's ${group} with \`sudo usermod -aG docker "$USER"\`, and restart the runner: a running process keeps its old groups. In a job container: \`options: --group-add ${ownerGid ?? '<gid>'}\`.`
}
