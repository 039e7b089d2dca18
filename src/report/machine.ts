import type { FactName, Facts, Observed } from '../facts/facts.ts'
import { groupBy } from '../values/group-by.ts'
import { bytes } from '../values/quantity.ts'
import { seen } from './service.ts'

/** A line about the machine: plain text, with values from outside. */
export type Line = { readonly label: string; readonly value: string }

/** null where the fact is unseen, or there is nothing to tell. */
type Tell = (facts: Observed) => Line | null

const tells: readonly Tell[] = [
  line('Machine', 'machine', ({ operatingSystem, architecture, kernel, hostname }) =>
    listed(operatingSystem, architecture, `kernel ${kernel}`, hostname),
  ),
  line('Runner', 'runner', ({ kind, name, inContainer }) =>
    listed(
      kind === 'none' ? 'no workflow' : kind,
      name,
      inContainer ? 'in a container' : 'not in a container',
    ),
  ),
  line(
    'Job’s container',
    'ownContainer',
    (container) => container && `${container.image} ${container.id.slice(0, 12)}`,
  ),
  line('Workspace', 'workspaceFilesystem', ({ path, type, freeBytes }) =>
    listed(path, type, `${bytes(freeBytes)} free`),
  ),
  line('Endpoint', 'endpoint', ({ host, source, context }) => listed(host, source, context ?? '')),
  line('Engine', 'engine', ({ product, version, apiVersion, rootless, defaultRuntime }) =>
    listed(`${product} ${version}`, `API ${apiVersion}`, rootless ? 'rootless' : 'rootful', defaultRuntime),
  ),
  line('Storage', 'engine', ({ storageDriver, imageStore, backingFilesystem }) =>
    listed(storageDriver, imageStore, backingFilesystem ? `on ${backingFilesystem}` : ''),
  ),
  line('Data root', 'dataRootFilesystem', ({ path, type, freeBytes, totalBytes }) =>
    listed(path, type, `${bytes(freeBytes)} of ${bytes(totalBytes)} free`),
  ),
  line('Daemons', 'daemons', (daemons) =>
    daemons.length === 0
      ? 'none in sight'
      : listed(...daemons.map(({ kind, namespacePids }) => `${kind} ${namespacePids.join(' → ')}`)),
  ),
  line('Cgroup', 'cgroup', ({ version, memoryLimit, cpuLimit, pidsLimit }) =>
    listed(
      version,
      memoryLimit === null ? 'no memory limit' : `${bytes(memoryLimit)} of memory`,
      cpuLimit === null ? '' : `${cpuLimit} cores`,
      pidsLimit === null ? '' : `${pidsLimit} PIDs`,
    ),
  ),
  line('Network', 'network', ({ defaultInterface, defaultMtu, nameservers }) =>
    listed(
      defaultInterface ? `${defaultInterface} with MTU ${defaultMtu}` : 'no default route',
      `DNS ${nameservers.join(', ') || 'none'}`,
    ),
  ),
  line('Interfaces', 'network', ({ interfaces }) =>
    listed(
      ...interfaces
        .filter(({ addresses }) => addresses.length > 0)
        .map(({ name, addresses, mtu }) => [name, ...addresses, `MTU ${mtu}`].join(' ')),
    ),
  ),
  line('Clients', 'clients', (clients) =>
    listed(...clients.map(({ name, version }) => `${name} ${version ?? 'of unknown version'}`)),
  ),
]

/** The machine in a few lines. */
export function machineLines(facts: Observed): Line[] {
  return tells.map((tell) => tell(facts)).filter((told) => told !== null)
}

/** What could not be seen of it: the names of the facts, and the one reason why. */
export function unseenLines(facts: Observed): Line[] {
  const unseen = Object.entries(facts).flatMap(([name, observation]) =>
    observation.status === 'unseen' ? [{ name, reason: observation.reason }] : [],
  )
  const byReason = groupBy(unseen, ({ reason }) => reason)
  return [...byReason].map(([value, facts]) => ({ label: facts.map(({ name }) => name).join(', '), value }))
}

function line<Name extends FactName>(
  label: string,
  name: Name,
  tell: (fact: Facts[Name]) => string | null,
): Tell {
  return (facts) => {
    const fact = seen(facts[name])
    const value = fact === undefined ? null : tell(fact)
    return value === null ? null : { label, value }
  }
}

function listed(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}
