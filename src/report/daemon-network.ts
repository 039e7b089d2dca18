import type { NetworkMode } from '../plan/network-mode.ts'
import type { Annotation } from './annotations.ts'
import type { Report } from './report.ts'

const sealed =
  'The job daemon sets no iptables rules and has no docker0 (`network: sealed`). ' +
  'Containers and builds have no network, except with `--network host`. Published ports have no effect.'

const sentences: Readonly<Record<NetworkMode, string>> = {
  isolated:
    'Containers on docker0 of the job daemon reach each other only by published ports (`network: isolated`).',
  sealed,
  open: 'Containers on docker0 of the job daemon reach each other (`network: open`).',
}

/** How the containers of the job daemon are connected. */
export function networkSentences({ achieved: { daemon } }: Report): string[] {
  return daemon ? [sentences[daemon.network]] : []
}

/** The cost of `network: sealed` for everyone who reads the run. */
export function networkAnnotations({ achieved: { daemon } }: Report): Annotation[] {
  if (daemon?.network !== 'sealed') return []
  const remedy = 'Build with `docker build --network host`, or remove `network: sealed`.'
  return [{ level: 'notice', title: 'sealed-network', message: `${sealed} ${remedy}` }]
}
