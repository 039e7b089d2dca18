import { cleanPath } from '../clean-path.ts'
import { violation } from '../findings.ts'
import type { At, Judged } from './field.ts'

/**
 * The source of a bind mount. The socket of the daemon becomes the guard's. Another path is resolved by the caller, then `judgeBind`
 * says if it is allowed.
 */
export function bindSource(written: string, writable: boolean, at: At): Judged & { readonly value: string } {
  const { mode, allow, sockets } = at.policy
  const path = cleanPath(written)
  if (path === sockets.guard) return { value: written }
  // The guard speaks the Engine API. The sockets of containerd and others have no substitute.
  const hasSubstitute = sockets.raw.includes(path) && /\/(docker|podman)\.sock$/.test(path)
  if (!hasSubstitute || allow.includes('docker-socket')) {
    return { value: written, binds: [{ path, place: at.place, writable }] }
  }
  if (sockets.guard === null) return { value: written, ...violation('docker-socket', at.place, path) }
  return {
    value: mode === 'enforce' ? sockets.guard : written,
    changes: [`${at.place} is ${path}: it becomes the socket of the guard.`],
  }
}
