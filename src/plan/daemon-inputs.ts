import type { Request } from './request.ts'

/** The given inputs that request a job daemon, by name: the host daemon and a builder elsewhere cannot honor them. */
export function daemonInputs({
  dindImageAsked,
  privilege,
  network,
  storage,
  storageDriver,
  daemonConfiguration,
}: Pick<
  Request,
  'dindImageAsked' | 'privilege' | 'network' | 'storage' | 'storageDriver' | 'daemonConfiguration'
>): string[] {
  return [
    ...(dindImageAsked ? ['dind-image'] : []),
    ...(privilege === 'auto' ? [] : ['privilege']),
    ...(storage.place === 'auto' ? [] : ['storage']),
    ...(storageDriver === 'auto' ? [] : ['storage-driver']),
    ...(network === 'isolated' ? [] : ['network']),
    ...(Object.keys(daemonConfiguration).length > 0 ? ['daemon-config'] : []),
  ]
}
