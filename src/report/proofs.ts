import { namespaceNames } from '../facts/facts.ts'
import { bytes, count, duration } from '../values/quantity.ts'
import type { DaemonProof, Report } from './report.ts'

/** What the run proved by doing it, as sentences with values from outside between backticks. */
export function proofsOf({ achieved }: Report): string[] {
  const { containerProof, daemonProof, daemon, builder, swept } = achieved
  const proofs: string[] = []
  if (containerProof) {
    const { host, workspace, milliseconds } = containerProof
    const saw =
      workspace === null
        ? 'no workspace was there to mount'
        : `saw the workspace, mounted from \`${workspace}\``
    proofs.push(`A container ran through \`${host}\` and ${saw} (${duration(milliseconds)}).`)
  }
  if (daemonProof) proofs.push(...daemonProofs(daemonProof))
  if (daemon) {
    const { container, readyAfter, limits } = daemon
    const bounds = `${bytes(limits.memory)} of memory and ${limits.pids} PIDs`
    proofs.push(
      `The daemon in \`${container}\` answered after ${duration(readyAfter)}; it may use ${bounds}.`,
    )
  }
  if (builder) {
    const platforms = builder.platforms.map((platform) => `\`${platform}\``).join(', ')
    proofs.push(
      `Builder \`${builder.name}\` answered: driver ${builder.driver}, for ${platforms || 'its own platform'}.`,
    )
  }
  if (swept && swept.length > 0) {
    const names = swept.map((name) => `\`${name}\``).join(', ')
    proofs.push(`${count(swept.length, 'leftover')} of earlier runs removed: ${names}.`)
  }
  return proofs
}

function daemonProofs(proof: DaemonProof): string[] {
  const { pids, namespacePids, namespaces, nested, nestedInIt, sharedNetworkNamespace } = proof
  const proofs: string[] = []
  if (pids.length > 0) {
    const place = nested ? 'in a container' : 'not in a container'
    const chain =
      namespacePids.length > 1 ? ` (${namespacePids.join(' → ')} from the outermost PID namespace in)` : ''
    proofs.push(`The job is served by PID ${pids.join(', ')}${chain}, a daemon ${place}.`)
  }
  if (namespaces) {
    const links = namespaceNames.flatMap((name) =>
      namespaces[name] === undefined ? [] : [`\`${name}:[${namespaces[name]}]\``],
    )
    proofs.push(`Its namespaces: ${links.join(', ')}.`)
  }
  if (sharedNetworkNamespace !== null) {
    proofs.push(`It ${sharedNetworkNamespace ? 'shares' : 'does not share'} the job’s network namespace.`)
  }
  if (nestedInIt.length > 0) proofs.push(`Other daemons run inside of it: PID ${nestedInIt.join(', ')}.`)
  else if (pids.length > 0) proofs.push('No other daemon runs inside of it.')
  return proofs
}
