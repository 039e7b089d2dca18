import type { FactName, Facts, Observed, TunDevice } from '../facts/facts.ts'
import { strongestPrivilege } from '../plan/tiers/strongest-privilege.ts'
import { groupBy } from '../values/group-by.ts'
import { bytes } from '../values/quantity.ts'
import { seen } from './service.ts'

/** A line about the machine: plain text, with values from outside. */
export type Line = { readonly label: string; readonly value: string }

/** null if the fact could not be read, or is empty. */
type Describe = (facts: Observed) => Line | null

const descriptions: readonly Describe[] = [
  line('System', 'machine', ({ operatingSystem, architecture, kernel, hostname }) =>
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
    'Job container',
    'ownContainer',
    (container) => container && `${container.image} ${container.id.slice(0, 12)}`,
  ),
  line('Workspace', 'workspaceFilesystem', ({ path, type, freeBytes }) =>
    listed(path, type, `${bytes(freeBytes)} free`),
  ),
  line('Endpoint', 'endpoint', ({ host, source, context }) => listed(host, source, context ?? '')),
  line('Daemon', 'engine', ({ product, version, apiVersion, rootless, defaultRuntime }) =>
    listed(`${product} ${version}`, `API ${apiVersion}`, rootless ? 'rootless' : 'rootful', defaultRuntime),
  ),
  line('Storage', 'engine', ({ storageDriver, imageStore, backingFilesystem }) =>
    listed(storageDriver, imageStore, backingFilesystem ? `backing filesystem ${backingFilesystem}` : ''),
  ),
  line('Data root', 'dataRootFilesystem', ({ path, type, freeBytes, totalBytes }) =>
    listed(path, type, `${bytes(freeBytes)} of ${bytes(totalBytes)} free`),
  ),
  line('Daemon processes', 'daemons', (daemons) =>
    daemons.length === 0
      ? 'none found'
      : listed(...daemons.map(({ kind, namespacePids }) => `${kind} ${namespacePids.join(' → ')}`)),
  ),
  (facts) => {
    const value = strongestPrivilege(facts)
    return value === null ? null : { label: 'Job daemon privilege', value }
  },
  line('Cgroup', 'cgroup', ({ version, memoryLimit, cpuLimit, pidsLimit }) =>
    listed(
      version,
      memoryLimit === null ? 'no memory limit' : `memory limit ${bytes(memoryLimit)}`,
      cpuLimit === null ? '' : `CPU limit ${cpuLimit}`,
      pidsLimit === null ? '' : `process limit ${pidsLimit}`,
    ),
  ),
  line('User namespaces', 'userNamespaces', ({ maximum, unprivileged, restrictedByAppArmor }) =>
    listed(
      maximum === null ? 'none' : `at most ${maximum}`,
      unprivileged ? '' : 'only by root',
      restrictedByAppArmor ? 'restricted by AppArmor for other users than root' : '',
    ),
  ),
  line('TUN device', 'tunDevice', (state) => tunStates[state]),
  line('Directories of the job', 'jobFilesystems', (found) => {
    const byType = groupBy(found, ({ type }) => type)
    return (
      listed(...[...byType].map(([type, group]) => `${type} ${group.map(({ path }) => path).join(' ')}`)) ||
      null
    )
  }),
  line('Network', 'network', ({ defaultInterface, defaultMtu, nameservers }) =>
    listed(
      defaultInterface ? `${defaultInterface}, MTU ${defaultMtu}` : 'no default route',
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
  line(
    'Clients',
    'clients',
    (clients) =>
      listed(...clients.map(({ name, version }) => `${name} ${version ?? '(version unknown)'}`)) ||
      'none found',
  ),
]

const tunStates: Readonly<Record<TunDevice, string>> = {
  open: 'for all users',
  closed: 'for root only',
  missing: 'none',
}

/** Labels of the lines that answer most questions. */
const briefLabels = ['System', 'Endpoint', 'Daemon', 'Data root', 'Network', 'Clients']

/** The machine in a few lines, which fit a terminal's window together with some findings. */
export function briefMachineLines(facts: Observed): Line[] {
  return machineLines(facts).filter(({ label }) => briefLabels.includes(label))
}

/** The machine, a line per fact. */
export function machineLines(facts: Observed): Line[] {
  return descriptions.map((describe) => describe(facts)).filter((described) => described !== null)
}

/** The facts that could not be read, by reason. */
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
  describe: (fact: Facts[Name]) => string | null,
): Describe {
  return (facts) => {
    const fact = seen(facts[name])
    const value = fact === undefined ? null : describe(fact)
    return value === null ? null : { label, value }
  }
}

function listed(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}
