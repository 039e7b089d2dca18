import type { Confinement, Observation } from '../facts/facts.ts'
import { count } from '../values/quantity.ts'
import type { Report } from './report.ts'

/** A protection of the job daemon: what a privileged container has, and what this one has. Plain text. */
export type ConfinementRow = {
  readonly what: string
  readonly privileged: string
  readonly here: string
}

/** The number of capabilities of Linux 5.9 and newer (linux/capability.h, CAP_LAST_CAP). */
const allCapabilities = 41
const seccompNames = { disabled: 'none', strict: 'strict', filter: 'active', unknown: 'unknown' } as const
/** A longer list is shown as a number. */
const mostNames = 20

/**
 * What the job daemon cannot do that a privileged container can, as the kernel shows it for the running process. Empty without a
 * job daemon, and if its process could not be found.
 */
export function confinementRows({ achieved: { confinement } }: Report): ConfinementRow[] {
  if (!confinement) return []
  const { userNamespace, capabilities, seccomp, kernelFiles, devices } = confinement
  return [
    {
      what: 'User namespace',
      privileged: "the machine's: root is root",
      here: read(userNamespace, ({ initial, root }) =>
        initial
          ? "the machine's: root is root"
          : `separate: root is ${root === null ? 'no user' : `uid ${root}`} of the machine`,
      ),
    },
    {
      what: 'Capabilities',
      privileged: 'all',
      here: read(capabilities, ({ bounding }) => capabilitiesText(bounding, confinement)),
    },
    {
      what: 'Seccomp filter',
      privileged: 'none',
      here: read(seccomp, (mode) => seccompNames[mode]),
    },
    {
      what: 'Hidden or read-only kernel files',
      privileged: 'none',
      here: read(kernelFiles, (files) => kernelFilesText(files, confinement)),
    },
    {
      what: 'Devices',
      privileged: 'all',
      here: read(devices, (rules) =>
        rules.some((rule) => rule.startsWith('a '))
          ? 'all'
          : `those of a container (${count(rules.length, 'rule')})`,
      ),
    },
  ]
}

/**
 * The rows as sentences, or the reason why there are none. A summary has no table, because it is too wide for a phone.
 */
export function confinementSentences(report: Report): string[] {
  const { confinement, daemon, daemonProof } = report.achieved
  if (!confinement && daemon && daemonProof?.unseen)
    return [`Berth could not read the isolation of the job daemon: ${daemonProof.unseen}.`]
  return confinementRows(report).map(
    ({ what, privileged, here }) => `${what}: ${here}. With \`--privileged\`: ${privileged}.`,
  )
}

function read<T>(observation: Observation<T>, describe: (value: T) => string): string {
  return observation.status === 'seen' ? describe(observation.value) : `could not read: ${observation.reason}`
}

const isSeparate = ({ userNamespace }: Confinement): boolean =>
  userNamespace.status === 'seen' && !userNamespace.value.initial

function capabilitiesText(held: readonly string[], confinement: Confinement): string {
  const amount = `${held.length} of ${allCapabilities}`
  if (isSeparate(confinement)) return `${amount}, in its user namespace only`
  return held.length > mostNames ? amount : `${amount}: ${held.join(', ')}`
}

function kernelFilesText(
  { hidden, readOnly }: { readonly hidden: readonly string[]; readonly readOnly: readonly string[] },
  confinement: Confinement,
): string {
  if (hidden.length + readOnly.length > 0) {
    const parts = [
      ...(hidden.length > 0 ? [`hidden ${hidden.join(', ')}`] : []),
      ...(readOnly.length > 0 ? [`read-only ${readOnly.join(', ')}`] : []),
    ]
    return parts.join(', ')
  }
  return isSeparate(confinement) ? 'none, but they belong to root of the machine' : 'none'
}
