import type { Request } from './request.ts'

/** The given inputs that request a job daemon, by name: the host daemon and a builder elsewhere cannot honor them. */
export function daemonInputs({
  dindImageAsked,
  privilege,
  network,
  daemonConfiguration,
}: Pick<Request, 'dindImageAsked' | 'privilege' | 'network' | 'daemonConfiguration'>): string[] {
  return [
    ...(dindImageAsked ? ['dind-image'] : []),
    ...(privilege === 'auto' ? [] : ['privilege']),
    ...(network === 'isolated' ? [] : ['network']),
    ...(Object.keys(daemonConfiguration).length > 0 ? ['daemon-config'] : []),
  ]
}
